package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestProperties;
import dev.sujip.ingest.admission.CallerRates;
import dev.sujip.ingest.admission.DrainRate;
import dev.sujip.ingest.admission.InFlight;
import dev.sujip.ingest.admission.RetryAfter;
import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.publish.RecordPublisher;
import dev.sujip.ingest.security.Authenticator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpDecoderConfig;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.reactor.netty.autoconfigure.NettyServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Set;

/** Puts the main port together. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    Draining draining(IngestProperties properties) {
        return new Draining(properties.shutdownGrace());
    }

    @Bean
    MainPort mainPort(IngestProperties properties, Authenticator authenticator, RecordPublisher publisher,
            MeterRegistry registry, Draining draining, ServerProperties server, NettyServerProperties netty,
            LifecycleProperties lifecycle) {
        ServableSettings.require(properties, server, lifecycle);
        var limits = properties.limits();
        var drained = new DrainRate(System::nanoTime);
        var inFlight = new InFlight(limits.maxInFlightBytes(), drained);
        gauge(registry, inFlight);
        var answers = new Answers(new RetryAfter(inFlight, drained), authenticator.challenge());
        var rate = properties.rateLimit();
        var gate = new Gate(authenticator,
                rate.requestsPerSecond() == 0 ? null : new CallerRates(rate.requestsPerSecond(), rate.burst()),
                properties.topic(), Set.copyOf(properties.allTopics()));
        var decoder = new RequestDecoder(limits.maxDecodedBytes(),
                new BodyDecoder(limits.decoding(), properties.keyPointer()));
        var uploads = new UploadHandler(gate, new RequestHeaders(properties.carriedHeaders()), inFlight,
                new BodyReader(limits.maxBodyBytes()), decoder, publisher, answers);
        var requestLog = new RequestLog(registry, properties.accessLog() ? new AccessLog() : null);
        var door = new FrontDoor(uploads, answers, OpenApi.answer(), draining, requestLog);
        return new MainPort(door,
                new ConnectionGuard(limits, codec(server, netty), inFlight, answers, requestLog));
    }

    private static HttpDecoderConfig codec(ServerProperties server, NettyServerProperties netty) {
        var headers = new BoundedHeaders();
        return new HttpDecoderConfig()
                .setMaxHeaderSize(Math.toIntExact(server.getMaxHttpRequestHeaderSize().toBytes()))
                .setMaxInitialLineLength(Math.toIntExact(netty.getMaxInitialLineLength().toBytes()))
                .setHeadersFactory(headers)
                .setTrailersFactory(headers);
    }

    private static void gauge(MeterRegistry registry, InFlight inFlight) {
        Gauge.builder("sujip.ingest.in.flight.bytes", inFlight, InFlight::bytes)
                .description("Bytes received and not yet settled by Kafka")
                .register(registry);
        Gauge.builder("sujip.ingest.in.flight.max.bytes", inFlight, InFlight::maxBytes)
                .description("The most that may be in flight")
                .register(registry);
    }
}
