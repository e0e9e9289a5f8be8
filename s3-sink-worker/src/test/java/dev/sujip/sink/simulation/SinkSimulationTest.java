package dev.sujip.sink.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Runs the sink's core through many histories. More of them, or another beginning:
 * {@code -Dsujip.simulation.histories=1000000 -Dsujip.simulation.seed=7}; one seed that failed: {@code histories=1} with that seed.
 */
class SinkSimulationTest {

    private static final int HISTORIES = Integer.getInteger("sujip.simulation.histories", 20_000);
    private static final long FIRST_SEED = Long.getLong("sujip.simulation.seed", 1);

    /** A single history, run again for its seed, need not be one in which two writers meet. */
    private static final int ENOUGH_TO_MEET = 100;

    @Test
    void storesEveryRecordExactlyOnceInEveryHistory() {
        long adoptions = LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES)
                .map(SinkSimulationTest::adoptionsInSoundHistory).sum();

        if (HISTORIES >= ENOUGH_TO_MEET) {
            assertThat(adoptions).as("histories in which writers met, or nothing was put to the test")
                    .isGreaterThan(HISTORIES / 10);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void noticesSabotage(Sabotage sabotage) {
        long caught = LongStream.rangeClosed(1, 1_000).filter(seed -> isCaught(seed, sabotage)).count();

        assertThat(caught).as("histories of 1000 that show %s", sabotage).isGreaterThan(20);
    }

    private static long adoptionsInSoundHistory(long seed) {
        var history = new History(seed, Sabotage.NONE);
        List<String> faults;
        try {
            faults = history.run();
        } catch (RuntimeException | AssertionError e) {
            return fail("seed " + seed + ": " + e, e);
        }
        assertThat(faults).as("seed %d", seed).isEmpty();
        return history.adoptions();
    }

    private static boolean isCaught(long seed, Sabotage sabotage) {
        try {
            return !new History(seed, sabotage).run().isEmpty();
        } catch (AssertionError e) {
            return true; // never came to rest
        }
    }
}
