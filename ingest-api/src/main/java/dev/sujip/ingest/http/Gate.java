package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.CallerRates;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import dev.sujip.ingest.security.Authenticator;
import dev.sujip.ingest.security.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import java.util.Set;
import java.util.function.Function;

/** What a request has to pass before its body is read: who is calling, how often, and to which topic. */
final class Gate {

    private final Authenticator authenticator;
    private final @Nullable CallerRates rates;
    private final String defaultTopic;
    private final Set<String> topics;

    /**
     * @param rates  null for no limit
     * @param topics all that may be written to
     */
    Gate(Authenticator authenticator, @Nullable CallerRates rates, String defaultTopic, Set<String> topics) {
        this.authenticator = authenticator;
        this.rates = rates;
        this.defaultTopic = defaultTopic;
        this.topics = topics;
    }

    /** Returns the topic to write to, or the {@link ProblemException} that keeps the request out. */
    Mono<String> admit(HttpServerRequest request, @Nullable String named, RequestLog.Entry entry) {
        var caller = authenticator.authenticate(request.requestHeaders()::getAll);
        // Keys may have to be fetched, and what comes after belongs to the connection's thread again.
        var known = caller.isDone() ? caller : caller.thenApplyAsync(Function.identity(), EventLoop.of(request));
        return Mono.fromFuture(known).map(each -> {
            entry.caller(each);
            requireRate(each, request);
            var topic = named == null ? defaultTopic : named;
            requireTopic(topic, each);
            return topic;
        });
    }

    private void requireRate(Caller caller, HttpServerRequest request) {
        if (rates == null) {
            return;
        }
        long seconds = rates.secondsToWait(caller.isAnonymous() ? address(request) : caller.name());
        if (seconds > 0) {
            throw new ProblemException(Problem.tooManyRequests(seconds));
        }
    }

    private void requireTopic(String topic, Caller caller) {
        if (!topics.contains(topic)) {
            throw new ProblemException(Problem.ofRequest(ProblemType.TOPIC_NOT_ALLOWED,
                    "The topic in this path is not one that this service writes to; it must be listed in ingest.topics."));
        }
        if (!caller.mayWrite(topic)) {
            throw new ProblemException(Problem.ofRequest(ProblemType.FORBIDDEN,
                    "This caller may not write to the topic " + topic + '.'));
        }
    }

    private static String address(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null ? "unknown" : address.getHostString();
    }
}
