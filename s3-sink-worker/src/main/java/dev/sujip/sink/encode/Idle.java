package dev.sujip.sink.encode;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Compressors that nobody uses at the moment. As many are made in the end as threads compress at once. Safe for use by any thread. */
final class Idle<C> {

    private final Queue<C> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<C> make;

    Idle(Supplier<C> make) {
        this.make = make;
    }

    /** Returns one that is the caller's until it is given back. */
    C take() {
        C one = idle.poll();
        return one == null ? make.get() : one;
    }

    /** Takes back one that is fit to be used again. */
    void giveBack(C one) {
        idle.add(one);
    }
}
