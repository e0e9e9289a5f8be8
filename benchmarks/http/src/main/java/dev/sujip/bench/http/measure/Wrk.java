package dev.sujip.bench.http.measure;

import dev.sujip.bench.http.workload.Body;
import dev.sujip.bench.process.Children;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Load by the program wrk: each connection sends its next request when the one before is answered. */
final class Wrk {

    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Children children;
    private final Path script;
    private final Path bodyFile;
    private final Body body;
    private int runs;

    /**
     * @param script wrk's script, which sends a file
     * @param body   what it sends
     */
    Wrk(Children children, Path script, Body body) {
        this.children = children;
        this.script = script;
        this.body = body;
        this.bodyFile = children.folder().resolve("body");
        try {
            Files.write(bodyFile, body.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Body body() {
        return body;
    }

    Load run(int port, Map<String, String> headers, int connections, Duration time) throws InterruptedException {
        // One thread of it drives more than two cores can answer; a second one would only take from the server.
        var command = new ArrayList<>(List.of("wrk", "--threads", "1", "--connections", String.valueOf(connections),
                "--duration", time.toSeconds() + "s", "--timeout", "20s", "--script", script.toString(),
                "http://127.0.0.1:" + port + "/upload", "--", bodyFile.toString(), body.contentType()));
        body.contentEncoding().ifPresent(encoding -> command.add("Content-Encoding: " + encoding));
        headers.forEach((name, value) -> command.add(name + ": " + value));
        var wrk = children.start("wrk-" + ++runs, command);
        var figures = wrk.awaitLine(Load::isFigures, time.plus(SLACK));
        wrk.awaitExit(SLACK);
        return Load.parse(figures);
    }
}
