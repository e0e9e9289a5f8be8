package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import dev.sujip.sink.store.ObjectStore.Listed;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionProbeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final MemoryObjectStore memory = new MemoryObjectStore();

    @Test
    void findsNoFaultInAStoreThatLetsOneWriterWin() {
        assertThat(probe(memory, NOON).fault()).isEmpty();
    }

    @Test
    void noticesAStoreThatChecksAndThenActs() {
        assertThat(probe(new CheckThenActStore(new MemoryObjectStore()), NOON).fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .matches("the store told \\d+ of 16 writers that came at the same moment that each had stored "
                                + "uploads/_probe/2026-11-21/.*"));
    }

    @Test
    void noticesAStoreThatHoldsTheLosersBytes() {
        var liar = new ForwardingStore(memory) {
            @Override
            public PutResult putIfAbsent(String name, ObjectBytes bytes, java.util.Map<String, String> metadata) {
                var result = super.putIfAbsent(name, bytes, metadata);
                memory.putUnconditionally(name, new byte[]{'?'}, metadata);
                return result;
            }
        };
        assertThat(probe(liar, NOON).fault()).hasValueSatisfying(
                fault -> assertThat(fault).contains("does not hold what that one sent"));
    }

    @Test
    void leavesFewObjectsOnceADayHoweverOftenWorkersStart() {
        for (int start = 0; start < 20; start++) {
            assertThat(probe(memory, NOON).fault()).isEmpty();
        }
        List<String> left = memory.list("").map(Listed::name).toList();
        assertThat(left).hasSize(5).allMatch(name -> name.startsWith("uploads/_probe/2026-11-21/"))
                .contains("uploads/_probe/2026-11-21/passed");

        assertThat(probe(memory, NOON.plus(Duration.ofDays(1))).fault()).isEmpty();
        assertThat(memory.list("")).hasSize(10);
    }

    @Test
    void leavesNoWordOfHavingPassedWhereTheStoreHasNot() {
        var store = new CheckThenActStore(new MemoryObjectStore());

        assertThat(probe(store, NOON).fault()).isPresent();
        assertThat(store.head("uploads/_probe/2026-11-21/passed")).isNull();
    }

    @Test
    void passesOnThatTheStoreIsAway() {
        var away = new ForwardingStore(memory) {
            @Override
            public PutResult putIfAbsent(String name, ObjectBytes bytes, java.util.Map<String, String> metadata) {
                throw new StoreException("away");
            }
        };
        assertThatThrownBy(probe(away, NOON)::fault).isInstanceOf(StoreException.class).hasMessage("away");
    }

    private static ConditionProbe probe(ObjectStore store, Instant now) {
        return new ConditionProbe(store, "uploads", InstantSource.fixed(now));
    }
}
