package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestProperties;
import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemType;
import dev.sujip.ingest.publish.RecordPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/** What stands at which path. Whatever does not, is a problem in the same words as any other. */
@Configuration(proxyBeanMethods = false)
class UploadRoutes {

    private static final String UPLOAD = "/upload";

    @Bean
    RouterFunction<ServerResponse> routes(RecordPublisher publisher, IngestProperties properties) {
        var responses = new Responses();
        var handler = new UploadHandler(properties.topic(), new BodyReader(properties.maxBodyBytes()),
                new BodyDecoder(properties.maxRecords(), properties.maxJsonDepth()), publisher, responses);
        var notAllowed = Problem.ofRequest(ProblemType.METHOD_NOT_ALLOWED, "Only POST is allowed here.");
        var notFound = Problem.ofRequest(ProblemType.NOT_FOUND,
                "There is nothing at this path; records go to POST /upload.");
        return RouterFunctions.route()
                .POST(UPLOAD, handler::upload)
                .route(path(UPLOAD), _ -> responses.problem(notAllowed))
                .route(all(), _ -> responses.problem(notFound))
                .build();
    }
}
