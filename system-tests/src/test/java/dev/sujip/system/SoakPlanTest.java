package dev.sujip.system;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SoakPlanTest {

    private static final int KINDS = SoakFault.values().length;

    @Test
    void givesTheSameFaultsForTheSameSeed() {
        assertThat(steps(4711)).isEqualTo(steps(4711)).isNotEqualTo(steps(4712));
    }

    @Test
    void letsEachKindComeBeforeAnyComesAgain() {
        var faults = steps(4711).stream().map(SoakPlan.Step::fault).toList();

        assertThat(faults.subList(0, KINDS)).containsExactlyInAnyOrder(SoakFault.values());
        assertThat(faults.subList(KINDS, 2 * KINDS)).containsExactlyInAnyOrder(SoakFault.values());
    }

    private static List<SoakPlan.Step> steps(long seed) {
        return Stream.generate(new SoakPlan(seed)::next).limit(2L * KINDS).toList();
    }
}
