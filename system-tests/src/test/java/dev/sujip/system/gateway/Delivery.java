package dev.sujip.system.gateway;

import dev.sujip.system.gateway.Hold.Moment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Carries one request out, as its fate wants it: on its way to the store and back. */
final class Delivery {

    private final URI store;
    private final Request request;
    private final InputStream sender;

    /** @param sender what else the sender may say, which is nothing until it gives up */
    Delivery(URI store, Request request, InputStream sender) {
        this.store = store;
        this.request = request;
        this.sender = sender;
    }

    /** Returns the answer that the sender is to get, byte for byte; empty where it is to get none. */
    byte[] carryOut(Fate fate) throws IOException {
        return switch (fate) {
            case Fate.Passed() -> ask(null);
            case Fate.Refused(int status, String code) -> refusal(status, code);
            case Fate.AnswerLost() -> {
                ask(null);
                yield new byte[0];
            }
            case Fate.Unanswered() -> {
                sender.read(); // returns when it gives up
                yield new byte[0];
            }
            case Fate.Held(Hold hold) -> held(hold);
        };
    }

    private byte[] held(Hold hold) throws IOException {
        if (hold.isAt(Moment.BEFORE) && !hold.stop(request)) {
            return new byte[0];
        }
        byte[] answer = ask(hold);
        return hold.isAt(Moment.AFTER) && !hold.stop(request) ? new byte[0] : answer;
    }

    /** Brings the request to the store. The answer is whatever comes until the store ends the connection; empty where the test ended it. */
    private byte[] ask(@Nullable Hold hold) throws IOException {
        try (var connection = new Socket(InetAddress.ofLiteral(store.getHost()), store.getPort())) {
            OutputStream out = connection.getOutputStream();
            int half = request.body().length / 2;
            out.write(request.head());
            out.write(request.body(), 0, half);
            out.flush();
            if (hold != null && hold.isAt(Moment.HALFWAY) && !hold.stop(request)) {
                return new byte[0];
            }
            out.write(request.body(), half, request.body().length - half);
            out.flush();
            return connection.getInputStream().readAllBytes();
        }
    }

    private byte[] refusal(int status, String code) {
        var body = request.method().equals("HEAD")
                ? ""
                : "<Error><Code>%s</Code><Message>by plan</Message></Error>".formatted(code);
        return "HTTP/1.1 %d %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, code, body.length(), body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
