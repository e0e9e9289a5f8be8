package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;

/**
 * A stretch of a body that has to be JSON, and what its sender knows it as.
 *
 * @param name  with which a sentence about it begins
 * @param index which record that is, {@link DecodeException#NO_INDEX} where it is none or the only one
 * @param whole what {@code start} and {@code end} bound: the body or a line
 * @param start of its bytes in {@code body}; positions are told from here
 * @param end   of its bytes, exclusive
 */
record JsonText(
        String name,
        int index,
        String whole,
        byte[] body,
        int start,
        int end) {

    /** Returns the text that is the body or, by its name, something in it. */
    static JsonText ofBody(String name, int index, byte[] body) {
        return new JsonText(name, index, "body", body, 0, body.length);
    }

    /** Returns the text of a line, whose number counts from 1. */
    static JsonText ofLine(int number, int index, byte[] body, int start, int end) {
        return new JsonText("Line " + number + " (record " + index + ")", index, "line", body, start, end);
    }

    /** Names a position, given in {@code body}, as the sender counts it. */
    String place(int position) {
        return "at byte " + (position - start) + (whole.equals("line") ? " of the line" : "");
    }

    /** @param what is wrong with the text, in words that go on from its name */
    DecodeException refusal(Reason reason, String what) {
        return new DecodeException(reason, name + ' ' + what, index);
    }
}
