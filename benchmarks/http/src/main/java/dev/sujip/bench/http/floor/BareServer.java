package dev.sujip.bench.http.floor;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import java.util.Arrays;
import java.util.List;

/**
 * The least that a POST into Kafka costs on Reactor Netty: no check of anything, no limit, no header on the record. It believes what it
 * is sent, and answers when all of it is acknowledged.
 */
public final class BareServer {

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    private BareServer(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Arguments: port, topic, then the producer's settings as {@code key=value}. Says {@code ready} when it listens. */
    public static void main(String[] arguments) {
        var topic = arguments[1];
        var producer = ProducerArguments.open(Arrays.asList(arguments).subList(2, arguments.length), topic);
        var server = HttpServer.create().host("127.0.0.1").port(Integer.parseInt(arguments[0]))
                .handle(new BareServer(producer, topic)::handle).bindNow();
        System.out.println("ready");
        server.onDispose().block();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (!request.method().equals(HttpMethod.POST) || !request.uri().equals("/upload")) {
            return response.status(HttpResponseStatus.NOT_FOUND).send();
        }
        var headers = request.requestHeaders();
        boolean gzip = headers.contains(HttpHeaderNames.CONTENT_ENCODING);
        boolean lines = "application/x-ndjson".equals(headers.get(HttpHeaderNames.CONTENT_TYPE));
        var receipts = request.receive().aggregate().asByteArray()
                .flatMap(body -> publish(BodySplitter.split(gzip ? BodySplitter.inflated(body) : body, lines)));
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json").sendByteArray(receipts);
    }

    private Mono<byte[]> publish(List<byte[]> values) {
        return Mono.create(sink -> {
            var answer = new BareAnswer(values.size(), sink);
            for (int i = 0; i < values.size(); i++) {
                var _ = producer.send(new ProducerRecord<>(topic, values.get(i)), answer.to(i));
            }
        });
    }
}
