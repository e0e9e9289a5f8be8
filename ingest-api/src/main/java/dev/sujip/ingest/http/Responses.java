package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemJson;
import dev.sujip.ingest.problem.ProblemType;
import dev.sujip.ingest.publish.RecordOutcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import java.util.List;

/** Puts bytes on the wire as they are, without a message writer being looked up for them. */
final class Responses {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final ProblemJson problemJson = new ProblemJson();

    Mono<ServerResponse> receipts(List<RecordOutcome> records) {
        return body(ServerResponse.ok().contentType(MediaType.APPLICATION_JSON), Receipts.json(records));
    }

    Mono<ServerResponse> problem(Problem problem) {
        var response = ServerResponse.status(problem.type().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.allow(HttpMethod.POST);
        }
        if (problem.type().status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return body(response, problemJson.write(problem));
    }

    private static Mono<ServerResponse> body(ServerResponse.BodyBuilder response, byte[] bytes) {
        return response.contentLength(bytes.length).build((exchange, _) -> {
            var http = exchange.getResponse();
            return http.writeWith(Mono.fromSupplier(() -> http.bufferFactory().wrap(bytes)));
        });
    }
}
