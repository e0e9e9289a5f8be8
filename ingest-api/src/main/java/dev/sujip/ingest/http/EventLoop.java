package dev.sujip.ingest.http;

import reactor.netty.http.server.HttpServerRequest;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** The one thread of a request's connection. */
final class EventLoop {

    private EventLoop() {}

    static Executor of(HttpServerRequest request) {
        var found = new AtomicReference<Executor>();
        request.withConnection(connection -> found.set(connection.channel().eventLoop()));
        return found.get();
    }
}
