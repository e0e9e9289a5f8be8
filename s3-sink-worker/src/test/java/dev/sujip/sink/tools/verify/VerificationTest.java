package dev.sujip.sink.tools.verify;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.tools.TestArchive;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.log.TopicLog;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.log.TopicState.Committed;
import dev.sujip.sink.tools.log.TopicState.PartitionState;
import dev.sujip.sink.tools.verify.PlantedFault.Seen;
import dev.sujip.sink.tools.workplace.Progress;
import dev.sujip.sink.tools.workplace.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class VerificationTest {

    private static final int P = PlantedFault.PARTITION;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void provesWhatIsWhole(Layout layout) {
        for (Compression compression : Compression.values()) {
            var archive = new TestArchive(layout, compression);
            archive.chain(0, 0, 5, 10);
            archive.chain(P, 100, 7, 3);

            Report report = verify(archive, Seen.DEEP, log(Map.of(0, at(0, 50, 60), P, at(100, 121, 121))));

            assertThat(report.faults()).isEmpty();
            assertThat(report.partitions()).extracting(ChainLine::partition, ChainLine::from, ChainLine::next,
                    ChainLine::records, ChainLine::objects, ChainLine::lag)
                    .containsExactly(tuple(0, 0L, 50L, 50L, 5L, 10L),
                            tuple(P, 100L, 121L, 21L, 7L, 0L));
        }
    }

    @ParameterizedTest
    @EnumSource(PlantedFault.class)
    void findsAndNamesEachPlantedFault(PlantedFault fault) {
        TestArchive archive = PlantedFault.whole();
        List<String> names = archive.chain(P, 0, 5, 10);
        TopicLog log = log(Map.of(P, at(0, 50, 50)));
        assertThat(verify(archive, Seen.DEEP, log).faults()).isEmpty();

        fault.plant(archive, names);

        Report report = verify(archive, fault.seen, log);
        assertThat(report.proven()).isFalse();
        assertThat(report.faults()).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(fault.kind);
            assertThat(found.text()).contains(fault.words);
        });
        assertThat(verify(archive, Seen.DEEP, log).faults()).as("deeper sees no less").extracting(Fault::text)
                .anySatisfy(text -> assertThat(text).contains(fault.words));
    }

    /** So that the docs do not promise of a mode what only a deeper one does. */
    @ParameterizedTest
    @EnumSource(value = PlantedFault.class, names = {"CUT_SHORT", "FLIPPED", "LINE_REMOVED", "NEXT_OF_LAST_CHANGED",
            "COUNT_CHANGED", "HASH_CHANGED", "RENAMED_HOUR"})
    void namesAndMetadataDoNotShowThese(PlantedFault fault) {
        TestArchive archive = PlantedFault.whole();
        fault.plant(archive, archive.chain(P, 0, 5, 10));

        assertThat(verify(archive, Seen.WITH_KAFKA, log(Map.of(P, at(0, 50, 50)))).faults()).isEmpty();
    }

    @Test
    void reportsMarkedGapsAsKnown() {
        TestArchive archive = PlantedFault.whole();
        archive.gap(P, 0, 10, "reset");
        archive.chain(P, 10, 2, 10);
        archive.gap(P, 30, 40, "retention");
        archive.chain(P, 40, 1, 10);
        archive.gap(P, 50, 60, "retention");

        Report report = verify(archive, Seen.DEEP, log(Map.of(P, at(0, 60, 60))));

        assertThat(report.faults()).isEmpty();
        assertThat(report.partitions().getFirst().knownGaps()).extracting(Gap::offsets, Gap::reason).containsExactly(
                tuple(new Range(0, 10), "reset"),
                tuple(new Range(30, 40), "retention"),
                tuple(new Range(50, 60), "retention"));
        assertThat(report.partitions().getFirst().next()).isEqualTo(60);
    }

    @Test
    void tellsWhatAMarkDoesNotExplain() {
        TestArchive archive = PlantedFault.whole();
        archive.chain(P, 0, 1, 10);
        archive.gap(P, 12, 15, "retention");
        archive.chain(P, 20, 1, 10);
        archive.gap(P, 35, 40, "retention");

        assertThat(verify(archive, Seen.BY_NAMES, null).faults()).extracting(Fault::offsets)
                .containsExactly(new Range(10, 12), new Range(15, 20), new Range(30, 35));
    }

    @Test
    void keepsTheLivesOfATopicApart() {
        TestArchive archive = PlantedFault.whole();
        archive.chain(P, 0, 2, 10);

        TopicLog made = new FixedLog(
                new TopicState("Another0Another0Anoth0", new TreeMap<>(Map.of(P, new PartitionState(0,
                        new Committed(20, "sujip topic-id=" + TestArchive.TOPIC_ID + " prefix=uploads"))))),
                Map.of(P, 5L));
        Report report = verify(archive, Seen.WITH_KAFKA, made);

        assertThat(report.faults()).isEmpty();
        assertThat(report.partitions()).extracting(ChainLine::topicId, ChainLine::next, ChainLine::lag).containsExactly(
                tuple(TestArchive.TOPIC_ID, 20L, null),
                tuple("Another0Another0Anoth0", 0L, 5L));
    }

    @Test
    void doesNotTakeAnotherPrefixWithinThisOneForForeign() {
        TestArchive archive = PlantedFault.whole();
        archive.chain(P, 0, 2, 10);
        archive.store.putIfAbsent("uploads/again/_sujip.json", new byte[1], Map.of());
        archive.store.putIfAbsent("uploads/again/_gaps/uploads-00003-00000000000000000010-Zk3x9AqT.json", new byte[1],
                Map.of());
        archive.store.putIfAbsent(
                "uploads/again/partition=00003/uploads-00003-00000000000000000010-Zk3x9AqT.ndjson.gz", new byte[1],
                Map.of());

        assertThat(verify(archive, Seen.BY_NAMES, null).faults()).isEmpty();
    }

    @Test
    void doesNotBlameAWorkerThatStoresMeanwhile() {
        TestArchive archive = PlantedFault.whole();
        archive.chain(P, 0, 2, 10);
        archive.chain(P, 30, 2, 10); // the object between is stored as soon as somebody has looked
        var place = archive.place();
        var growing = new GrowingStore(archive, () -> archive.object(P, 20, 10));
        var looked = new Workplace(place.topic(), place.group(), place.prefix(),
                place.settingsTerms(), growing, place.kafka(), () -> {});

        assertThat(new Verification(looked, new Scope(true, true, false, 4), new Patience(1, Duration.ZERO), silent())
                .run(null).faults()).isEmpty();
    }

    @Test
    void tellsWhatRetentionTookBeforeItWasStored() {
        TestArchive archive = PlantedFault.whole();
        archive.chain(P, 0, 2, 10);

        assertThat(verify(archive, Seen.WITH_KAFKA, log(Map.of(P, at(35, 20, 50)))).faults()).singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(FaultKind.LOST);
                    assertThat(fault.offsets()).isEqualTo(new Range(20, 35));
                });
    }

    @Test
    void countsOffsetsThatHoldNoRecord() {
        TestArchive archive = PlantedFault.whole();
        archive.object(P, 0, 10, List.of(TestArchive.record(2), TestArchive.record(9)));

        Report report = verify(archive, Seen.DEEP, null);

        assertThat(report.faults()).isEmpty();
        assertThat(report.partitions().getFirst().offsetsWithoutRecord()).isEqualTo(8);
    }

    private static Report verify(TestArchive archive, Seen how, @Nullable TopicLog log) {
        var scope = new Scope(how == Seen.DEEP, false, false, 4);
        return new Verification(archive.place(), scope, new Patience(1, Duration.ZERO), silent())
                .run(how == Seen.BY_NAMES ? null : log);
    }

    private static Progress silent() {
        return Progress.on(new PrintWriter(Writer.nullWriter()), false);
    }

    private static TopicLog log(Map<Integer, At> partitions) {
        var states = new TreeMap<Integer, PartitionState>();
        var ends = new TreeMap<Integer, Long>();
        partitions.forEach((partition, at) -> {
            states.put(partition, new PartitionState(at.start, new Committed(at.committed,
                    "sujip topic-id=" + TestArchive.TOPIC_ID + " prefix=uploads")));
            ends.put(partition, at.end);
        });
        return new FixedLog(new TopicState(TestArchive.TOPIC_ID, states), ends);
    }

    private static At at(long start, long committed, long end) {
        return new At(start, committed, end);
    }

    private record At(long start, long committed, long end) {}

    private record FixedLog(TopicState state, Map<Integer, Long> ends) implements TopicLog {}
}
