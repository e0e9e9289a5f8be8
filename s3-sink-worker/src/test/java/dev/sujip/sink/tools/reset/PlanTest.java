package dev.sujip.sink.tools.reset;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.TestArchive;
import dev.sujip.sink.tools.archive.Archive;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.log.TopicState.Committed;
import dev.sujip.sink.tools.log.TopicState.PartitionState;
import dev.sujip.sink.tools.reset.Plan.Move;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {

    private static final TopicState STATE = new TopicState(TestArchive.TOPIC_ID, new TreeMap<>(Map.of(
            0, new PartitionState(100, new Committed(400, "")), 1, new PartitionState(0, null))));
    private static final Map<Integer, Long> ENDS = Map.of(0, 500L, 1, 50L);

    @Test
    void goesAnywhereThatKafkaHasWhereNothingIsStored() {
        assertThat(new Plan("new", STATE, ENDS, Map.of()).to(new TreeMap<>(Map.of(0, 100L, 1, 50L))))
                .containsExactly(new Move(0, 400L, 100), new Move(1, null, 50));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 99  | partition 0: offset 99 is not in Kafka, which has 100 up to 499
            0 | 501 | partition 0: offset 501 is not in Kafka
            0 | 450 | partition 0: old holds what is before offset 400: from there, offsets 400 up to 449 would be left out; reset to 400
            0 | 399 | partition 0: old holds all before offset 400, and a worker goes on there wherever the group stands; to store records again name a new prefix
            2 | 0   | partition 2: there is no such partition
            """)
    void refusesWhatContradictsWhatIsStored(int partition, long offset, String why) {
        var plan = new Plan("old", STATE, ENDS, Map.of(0, 400L));

        assertThatThrownBy(() -> plan.to(Map.of(partition, offset))).isInstanceOf(SinkRefusal.class)
                .hasMessageStartingWith("nothing was moved:").hasMessageContaining(why);
        assertThat(plan.to(Map.of(0, 400L))).hasSize(1);
    }

    @Test
    void findsTheEndOfWhatIsStored() {
        var archive = new TestArchive(Layout.BY_HOUR, Compression.GZIP);
        archive.chain(0, 0, 3, 10);
        archive.chain(1, 0, 3, 10);
        archive.gap(1, 30, 45, "retention");
        var listed = Archive.of(archive.store, "uploads",
                new NameGrammar("uploads", TestArchive.TOPIC, archive.place().prefixTerms()), _ -> {});

        assertThat(new StoredEnds(archive.store, listed).of(TestArchive.TOPIC_ID)).isEqualTo(Map.of(0, 30L, 1, 45L));
        assertThat(new StoredEnds(archive.store, listed).of("Another0Another0Anoth0")).isEmpty();
    }
}
