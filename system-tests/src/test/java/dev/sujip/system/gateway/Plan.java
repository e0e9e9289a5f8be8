package dev.sujip.system.gateway;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides what becomes of each request. It is asked by many threads at once. */
@FunctionalInterface
public interface Plan {

    /** What becomes of this request, which has arrived whole and gone nowhere yet. */
    Fate of(Request request);

    /** Nothing goes wrong. */
    static Plan allWell() {
        return always(new Fate.Passed());
    }

    /** Every request meets the same fate. */
    static Plan always(Fate fate) {
        return _ -> fate;
    }

    /** The next {@code count} PUTs of records meet {@code fate}; everything else passes. */
    static Plan next(int count, Fate fate) {
        var left = new AtomicInteger(count);
        return request -> request.isPutOfRecords() && left.getAndDecrement() > 0 ? fate : new Fate.Passed();
    }

    /**
     * Of all requests a share meets one of {@code fates}, by lot.
     *
     * @param share from 0, none, to 1, all
     * @param seed  the same seed decides in the same order, though requests may come in another
     */
    static Plan share(double share, long seed, Fate... fates) {
        var random = new Random(seed);
        return _ -> {
            double lot = random.nextDouble();
            return lot < share ? fates[(int) (lot / share * fates.length)] : new Fate.Passed();
        };
    }
}
