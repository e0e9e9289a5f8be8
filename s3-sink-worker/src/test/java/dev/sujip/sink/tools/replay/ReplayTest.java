package dev.sujip.sink.tools.replay;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.store.StoreException;
import dev.sujip.sink.tools.TestArchive;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.archive.StoredRecord;
import dev.sujip.sink.tools.replay.Replay.Summary;
import dev.sujip.sink.tools.workplace.Progress;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplayTest {

    private final MemoryTarget target = new MemoryTarget();

    @ParameterizedTest
    @EnumSource(Layout.class)
    void writesTheRecordsOfAPartOfAPartition(Layout layout) {
        var archive = new TestArchive(layout, Compression.GZIP);
        archive.chain(2, 0, 3, 10);
        archive.chain(3, 0, 30, 10);

        Summary done = run(archive, Selection.ofOffsets(3, 95, 221, null));

        assertThat(target.places()).isEqualTo(LongStream.range(95, 221).mapToObj(offset -> "3/" + offset).toList());
        assertThat(done).isEqualTo(new Summary(14, 126, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void writesTheRecordsOfATimeOfAllPartitions(Layout layout) {
        var archive = new TestArchive(layout, Compression.NONE);
        archive.chain(2, 0, 30, 6);
        archive.chain(3, 0, 30, 6);
        long from = TestArchive.record(60).timestamp();
        long to = TestArchive.record(90).timestamp();

        run(archive, Selection.ofTime(new Folders(from, to, Duration.ZERO), null));

        assertThat(target.places()).isEqualTo(LongStream.range(0, 60)
                .mapToObj(i -> i < 30 ? "2/" + (60 + i) : "3/" + (30 + i)).toList());
    }

    @Test
    void goesOnWhereItWasInterruptedAndWritesNothingTwice() {
        var archive = new TestArchive(Layout.BY_HOUR, Compression.GZIP);
        archive.object(2, 0, 15_000);
        archive.object(2, 15_000, 10_000);
        archive.chain(3, 0, 2, 10);
        Selection all = Selection.ofTime(Folders.ALL, null);
        target.failAfter = 1;
        assertThatThrownBy(() -> run(archive, all)).isInstanceOf(KafkaException.class);
        assertThat(target.written).hasSize(10_000);
        target.failAfter = 1;
        assertThatThrownBy(() -> run(archive, all)).isInstanceOf(KafkaException.class);

        target.failAfter = Integer.MAX_VALUE;
        Summary last = run(archive, all);

        assertThat(last.objectsBefore()).isEqualTo(1);
        assertThat(target.places()).doesNotHaveDuplicates().hasSize(25_020);
        assertThat(run(archive, all).records()).isZero();
    }

    @Test
    void takesNothingTwiceFromAnObjectThatIsReadAgain() {
        var archive = new TestArchive(Layout.BY_HOUR, Compression.NONE);
        archive.object(3, 0, 500);
        var breaking = new BreakingStore(archive.store);
        var grammar = new NameGrammar("uploads", TestArchive.TOPIC, archive.place().prefixTerms());

        new Replay(breaking, grammar, Selection.ofTime(Folders.ALL, null), target).run(new Patience(2, Duration.ZERO),
                silent());

        assertThat(breaking.broken()).isTrue();
        assertThat(target.places()).isEqualTo(LongStream.range(0, 500).mapToObj(offset -> "3/" + offset).toList());
        assertThatThrownBy(() -> new Replay(new BreakingStore(archive.store), grammar,
                Selection.ofTime(Folders.ALL, null), new MemoryTarget()).run(new Patience(1, Duration.ZERO), silent()))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void refusesALineThatNoWorkerWrote() {
        var archive = new TestArchive(Layout.BY_HOUR, Compression.NONE);
        String name = archive.object(3, 0, 10);
        archive.spoil(name, _ -> "{}\n".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> run(archive, Selection.ofTime(Folders.ALL, null))).isInstanceOf(SinkRefusal.class)
                .hasMessageContaining(name + " has a line that has no 'partition'");
    }

    private Summary run(TestArchive archive, Selection selection) {
        var grammar = new NameGrammar("uploads", TestArchive.TOPIC, archive.place().prefixTerms());
        return new Replay(archive.store, grammar, selection, target).run(new Patience(1, Duration.ZERO), silent());
    }

    private static Progress silent() {
        return Progress.on(new PrintWriter(Writer.nullWriter()), false);
    }

    /** Keeps records and place together, as a transaction does. */
    private static final class MemoryTarget implements Target {

        private final List<StoredRecord> written = new ArrayList<>();
        private Place place = Place.BEGINNING;
        private int failAfter = Integer.MAX_VALUE;

        @Override
        public Place reached() {
            return place;
        }

        @Override
        public void write(List<StoredRecord> records, Place reached) {
            if (failAfter-- == 0) {
                throw new KafkaException("away");
            }
            written.addAll(records);
            Place parsed = Place.parse(reached.text());
            assertThat(parsed).isEqualTo(reached);
            place = reached;
        }

        List<String> places() {
            return written.stream().map(each -> each.partition() + "/" + each.record().offset()).toList();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
