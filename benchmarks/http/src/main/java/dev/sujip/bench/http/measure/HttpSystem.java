package dev.sujip.bench.http.measure;

import dev.sujip.bench.process.Child;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A server that takes records at {@code /upload}. */
final class HttpSystem implements RunningSystem {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WARM_UP_CONNECTIONS = 64;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int UNAVAILABLE = 503;

    private final SystemName name;
    private final Child server;
    private final int port;
    private final Map<String, String> headers;
    private final Wrk wrk;
    private final int connections;

    /**
     * @param headers what its requests carry beside what tells of the body, by name
     */
    HttpSystem(SystemName name, Child server, int port, Map<String, String> headers, Wrk wrk, int connections) {
        this.name = name;
        this.server = server;
        this.port = port;
        this.headers = headers;
        this.wrk = wrk;
        this.connections = connections;
    }

    @Override
    public SystemName name() {
        return name;
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public int recordsPerRequest() {
        return wrk.body().records();
    }

    @Override
    public void awaitUp() throws InterruptedException, NotMeasurable {
        var answer = firstAnswer();
        int status = answer.statusCode();
        if (status == UNSUPPORTED_MEDIA_TYPE) {
            throw new NotMeasurable("it does not take such a body: 415 " + answer.body());
        }
        if (status < 200 || status > 299) {
            throw new CaseInvalid("it answers %d %s".formatted(status, answer.body()));
        }
    }

    /** Over many connections in any case: over one, too few requests would come for the JVM to compile anything. */
    @Override
    public Load warmUp(Duration time) throws InterruptedException {
        return wrk.run(port, headers, Math.max(connections, WARM_UP_CONNECTIONS), time);
    }

    @Override
    public Load load(Duration time) throws InterruptedException {
        var load = wrk.run(port, headers, connections, time);
        server.mustBeAlive();
        return load;
    }

    /** A refused connection and a 503 are what a server says that is not up yet. */
    private HttpResponse<String> firstAnswer() throws InterruptedException {
        var body = wrk.body();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/upload"))
                .header("Content-Type", body.contentType()).POST(BodyPublishers.ofByteArray(body.bytes()));
        body.contentEncoding().ifPresent(encoding -> request.header("Content-Encoding", encoding));
        headers.forEach(request::header);
        long giveUpAt = System.nanoTime() + START_LIMIT.toNanos();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (true) {
                boolean late = System.nanoTime() - giveUpAt > 0;
                try {
                    var answer = client.send(request.build(), BodyHandlers.ofString());
                    if (answer.statusCode() != UNAVAILABLE || late) {
                        return answer;
                    }
                } catch (IOException e) {
                    if (late) {
                        throw server.failure("cannot be reached at port " + port + " (" + e + ')');
                    }
                }
                server.mustBeAlive();
                Thread.sleep(POLL);
            }
        }
    }
}
