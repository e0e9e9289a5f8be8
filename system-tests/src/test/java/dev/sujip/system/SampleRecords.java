package dev.sujip.system;

import java.util.Random;
import java.util.UUID;

/** Makes records of about 300 bytes, each with an id of its own, with characters that a careless writer would change. */
final class SampleRecords {

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** The record of this number: a JSON object on one line. */
    String record(int number) {
        var answer = new StringBuilder();
        new Random(number).ints(140, 'a', 'z' + 1).forEach(letter -> answer.append((char) letter));
        return """
                {"id":"%s-%06d", "student":"s-%d","event":"answered","correct":%b,"score":%d.50,"note":"\\u00e9 \\"수집\\" \\/ é","answer":"%s"}"""
                .formatted(run, number, number % 97, number % 2 == 0, number % 100, answer);
    }
}
