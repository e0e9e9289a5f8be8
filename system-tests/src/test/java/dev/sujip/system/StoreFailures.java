package dev.sujip.system;

import dev.sujip.system.gateway.Fate;
import dev.sujip.system.gateway.Plan;
import dev.sujip.system.gateway.Request;

import java.util.concurrent.atomic.AtomicInteger;

/** Fails a share of all requests to the store: it refuses some with 500 and some with 503, and of some the answer is lost. */
final class StoreFailures implements Plan {

    private final Plan plan;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param share from 0, none, to 1, all */
    StoreFailures(double share, long seed) {
        plan = Plan.share(share, seed, new Fate.Refused(500, "InternalError"), new Fate.Refused(503, "SlowDown"),
                new Fate.AnswerLost());
    }

    @Override
    public Fate of(Request request) {
        var fate = plan.of(request);
        requests.incrementAndGet();
        if (!(fate instanceof Fate.Passed)) {
            failed.incrementAndGet();
        }
        return fate;
    }

    /** How many requests have failed so far, of how many. */
    @Override
    public String toString() {
        return "%,d of %,d requests to the store failed".formatted(failed.get(), requests.get());
    }
}
