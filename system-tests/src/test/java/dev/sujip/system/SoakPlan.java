package dev.sujip.system;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Random;

/** Which faults come in which order, by a seed alone: every kind comes before any comes again, in an order that is new each time. */
final class SoakPlan {

    private static final int LEAST_PAUSE_MILLIS = 500;
    private static final int MOST_PAUSE_MILLIS = 5_000;

    private final Random random;
    private final Deque<SoakFault> round = new ArrayDeque<>();

    SoakPlan(long seed) {
        this.random = new Random(seed);
    }

    /** What comes next. */
    Step next() {
        if (round.isEmpty()) {
            var shuffled = new ArrayList<>(Arrays.asList(SoakFault.values()));
            Collections.shuffle(shuffled, random);
            round.addAll(shuffled);
        }
        return new Step(Duration.ofMillis(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS)), round.remove(),
                random.nextInt(Integer.MAX_VALUE));
    }

    /**
     * A fault.
     *
     * @param after how long after the one before it is over
     * @param lot   decides which worker it meets
     */
    record Step(Duration after, SoakFault fault, int lot) {}
}
