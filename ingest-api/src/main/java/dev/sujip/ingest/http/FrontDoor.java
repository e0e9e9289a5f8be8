package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import java.util.function.BiFunction;

/** Every request to the main port: finds what its path stands for, and answers it. */
final class FrontDoor implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);
    private static final String UPLOAD = "/upload";
    private static final String UPLOAD_TO = UPLOAD + '/';

    private final UploadHandler uploads;
    private final Answers answers;
    private final Answer openApi;
    private final Draining draining;
    private final RequestLog requestLog;

    FrontDoor(UploadHandler uploads, Answers answers, Answer openApi, Draining draining, RequestLog requestLog) {
        this.uploads = uploads;
        this.answers = answers;
        this.openApi = openApi;
        this.draining = draining;
        this.requestLog = requestLog;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        var entry = requestLog.begin(request);
        return Mono.defer(() -> answer(request, entry))
                .doOnCancel(entry::abandoned)
                .onErrorResume(cause -> isGone(cause) ? gone(entry) : Mono.just(failed(cause)))
                .flatMap(answer -> {
                    entry.answered(answer);
                    if (draining.begun() || (!entry.isReceived() && isLast(request, answer))) {
                        response.keepAlive(false);
                    }
                    return send(response, answer);
                });
    }

    private Mono<Answer> answer(HttpServerRequest request, RequestLog.Entry entry) {
        var path = path(request);
        if (path.equals(UPLOAD)) {
            return upload(request, null, entry);
        }
        if (path.startsWith(UPLOAD_TO)) {
            return upload(request, path.substring(UPLOAD_TO.length()), entry);
        }
        if (path.equals(OpenApi.PATH)) {
            return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)
                    ? Mono.just(openApi)
                    : notAllowed("GET, HEAD");
        }
        return Mono.just(answers.problem(Problem.ofRequest(ProblemType.NOT_FOUND,
                "There is nothing at this path; records go to POST /upload, which " + OpenApi.PATH + " describes.")));
    }

    private Mono<Answer> upload(HttpServerRequest request, @Nullable String topic, RequestLog.Entry entry) {
        return request.method().equals(HttpMethod.POST) ? uploads.upload(request, topic, entry) : notAllowed("POST");
    }

    private Mono<Answer> notAllowed(String allowed) {
        return Mono.just(answers.problem(Problem.methodNotAllowed(allowed)));
    }

    /** A target is a path as a rule; one in absolute form is for proxies, but has to be understood. */
    private static String path(HttpServerRequest request) {
        var target = request.uri();
        if (!target.startsWith("/")) {
            return request.fullPath();
        }
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What is thrown once records are sent comes as a problem that says so. */
    private Answer failed(Throwable cause) {
        return answers.problem(cause instanceof ProblemException e ? e.problem() : unexpected(cause));
    }

    private static Problem unexpected(Throwable cause) {
        log.error("upload=failed", cause);
        return Problem.beforeSending();
    }

    private static boolean isGone(Throwable cause) {
        return cause instanceof AbortedException || AbortedException.isConnectionReset(cause);
    }

    /** There is nobody to answer. */
    private static Mono<Answer> gone(RequestLog.Entry entry) {
        entry.abandoned();
        return Mono.empty();
    }

    /** Of a body that is long, or that will never come whole, nobody waits for the rest. */
    private static boolean isLast(HttpServerRequest request, Answer answer) {
        return answer.isOfBrokenBody() || RestOfBody.isLong(request);
    }

    private Mono<Void> send(HttpServerResponse response, Answer answer) {
        response.status(answer.status());
        answer.writeTo(response.responseHeaders());
        return answer.body().length == 0
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
    }
}
