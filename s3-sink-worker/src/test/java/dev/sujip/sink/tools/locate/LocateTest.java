package dev.sujip.sink.tools.locate;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.tools.TestArchive;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.locate.Finding.Found;
import dev.sujip.sink.tools.locate.Finding.NotThere;
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

import static org.assertj.core.api.Assertions.assertThat;

class LocateTest {

    @ParameterizedTest
    @EnumSource(Layout.class)
    void findsEachRecord(Layout layout) {
        var archive = new TestArchive(layout, Compression.GZIP);
        archive.chain(4, 0, 3, 10);
        List<String> names = archive.chain(3, 1_000, 200, 7);

        for (long offset = 1_000; offset < 2_400; offset += 37) {
            var found = (Found) find(archive, offset, 2_400L);
            assertThat(found.object()).isEqualTo(names.get((int) (offset - 1_000) / 7));
            assertThat(found.line()).isEqualTo((offset - 1_000) % 7 + 1);
            assertThat(found.record()).startsWith("{\"partition\":3,\"offset\":" + offset + ",");
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void saysWhyARecordIsNotThere(Layout layout) {
        var archive = new TestArchive(layout, Compression.NONE);
        assertThat(why(archive, 5, 90L)).isEqualTo("not-yet");
        archive.object(3, 10, 20, List.of(TestArchive.record(12), TestArchive.record(19)));
        archive.gap(3, 20, 30, "retention");
        archive.chain(3, 30, 2, 10);

        assertThat(why(archive, 9, 90L)).isEqualTo("before-the-first");
        assertThat(why(archive, 10, 90L)).isEqualTo("no-record");
        assertThat(why(archive, 20, 90L)).isEqualTo("known-gap");
        assertThat(why(archive, 29, null)).isEqualTo("known-gap");
        assertThat(why(archive, 50, 90L)).isEqualTo("not-yet");
        archive.chain(3, 60, 1, 10);
        assertThat(why(archive, 50, 90L)).isEqualTo("missing");
        assertThat(why(archive, 90, 90L)).isEqualTo("beyond-the-end");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void findsARecordByItsIdInItsTime(Layout layout) {
        var archive = new TestArchive(layout, Compression.GZIP);
        archive.chain(0, 0, 5, 10);
        List<String> names = archive.chain(3, 100, 5, 10);
        long time = TestArchive.record(110).timestamp();

        assertThat(byId(archive, "id-110", new Folders(time, time + 1, Duration.ZERO)))
                .singleElement().satisfies(found -> {
                    assertThat(found.object()).isEqualTo(names.get(1));
                    assertThat(found.partition()).isEqualTo(3);
                    assertThat(found.line()).isEqualTo(1);
                });
        assertThat(byId(archive, "d-11", new Folders(0, Long.MAX_VALUE / 4, Duration.ZERO))).isEmpty();
    }

    @Test
    void looksAsFarBehindItsTimeAsARecordMayHaveComeLate() {
        var archive = new TestArchive(Layout.BY_HOUR, Compression.GZIP);
        long early = TestArchive.record(0).timestamp();
        archive.object(3, 100, 102, List.of(TestArchive.record(100), new LogRecord(101, early, null,
                List.of(new LogHeader("sujip-id", new byte[]{'x'})), null)));
        Duration between = Duration.ofMillis(TestArchive.record(100).timestamp() - early);

        assertThat(byId(archive, "x", new Folders(early, early + 1, between.minusHours(1)))).isEmpty();
        assertThat(byId(archive, "x", new Folders(early, early + 1, between))).hasSize(1);
    }

    @Test
    void asksForFewNamesWhereTheySortByOffset() {
        var archive = new TestArchive(Layout.BY_OFFSET, Compression.NONE);
        archive.chain(3, 0, 2_000, 10);
        var counting = new CountingStore(archive.store);
        var search = new OffsetSearch(counting, archive.naming(3));

        OffsetSearch.Start found = search.object(12_345);

        assertThat(found).isNotNull().extracting(OffsetSearch.Start::position).isEqualTo(12_340L);
        assertThat(counting.names()).isLessThan(20);
    }

    private static String why(TestArchive archive, long offset, @Nullable Long end) {
        return ((NotThere) find(archive, offset, end)).reason();
    }

    private static Finding find(TestArchive archive, long offset, @Nullable Long end) {
        Workplace place = archive.place();
        return new ByOffset(place.store(), place.prefixTerms(), archive.naming(3)).find(offset, end);
    }

    private static List<Found> byId(TestArchive archive, String id, Folders folders) {
        Workplace place = archive.place();
        return new ById(place.store(), new NameGrammar(place.prefix(), place.topic(), place.prefixTerms()),
                new Patience(1, Duration.ZERO)).find(id, folders,
                        Progress.on(new PrintWriter(Writer.nullWriter()), false));
    }
}
