package dev.sujip.sink.commit;

import dev.sujip.sink.batch.FixedContent;
import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectBytes;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.SealedBatch;
import dev.sujip.sink.commit.StartPosition.Wish;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.MemoryObjectStore;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.store.StoreException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartPositionTest {

    private static final LogPartition PARTITION = new LogPartition("uploads", "Zk3x9AqTQ0yVb1n2m3o4pw", 3);
    private static final Wish NONE = new Wish(OptionalLong.empty(), false);

    private final MemoryObjectStore store = new MemoryObjectStore();
    private final List<Long> lost = new ArrayList<>();
    private final ObjectNaming naming = new ObjectNaming("uploads", Layout.BY_HOUR, "ndjson.gz", PARTITION);

    @Test
    void beginsAtTheLogsBeginningWhereNothingIsKnown() {
        assertThat(decide(NONE, 40)).isEqualTo(40);
        assertThat(marks()).isEmpty();
    }

    @Test
    void beginsWhereSomebodyPutTheGroupWhileNothingIsStored() {
        assertThat(decide(foreign(70), 40)).isEqualTo(70);
        assertThat(marks()).isEmpty();
    }

    @Test
    void takesNoChainInAPrefixWithinThisOneForItsOwn() {
        var inner = new ObjectNaming("uploads/copy", Layout.BY_HOUR, "ndjson.gz", PARTITION);
        store.putIfAbsent(inner.name(500, 0), new byte[0], Map.of("next", "900", "sha256", "00"));
        assertThat(decide(NONE, 40)).isEqualTo(40);
    }

    @Test
    void goesOnBehindWhatIsStoredWhenTheGroupWasForgotten() {
        stored(0, 100, 5);
        stored(100, 200, 4);
        assertThat(decide(NONE, 50)).isEqualTo(200);
    }

    @Test
    void goesOnBehindWhatIsStoredWhenTheGroupWasMovedBack() {
        stored(0, 100, 5);
        stored(100, 200, 5);
        assertThat(decide(foreign(150), 0)).isEqualTo(200);
        assertThat(marks()).isEmpty();
    }

    @Test
    void marksWhatIsLeftOutWhenTheGroupWasMovedForward() {
        stored(0, 100, 5);
        assertThat(decide(foreign(150), 0)).isEqualTo(150);
        assertThat(marks()).contains("\"from\":100,\"next\":150,\"reason\":\"reset\"");
    }

    @Test
    void adoptsWhatIsStoredWhenRetentionHasOvertakenOnlyTheCommit() {
        stored(0, 100, 5);
        stored(100, 200, 5);
        assertThat(decide(ours(100), 150)).isEqualTo(200);
        assertThat(marks()).isEmpty();
    }

    @Test
    void stopsWhenRecordsWereLost() {
        assertThatThrownBy(() -> new StartPosition(store, OnDataLoss.STOP, lost::add).decide(naming, ours(100), 150))
                .isInstanceOf(SinkRefusal.class)
                .hasMessageContaining("uploads-3: records from offset 100 up to 150")
                .hasMessageContaining("sink.on-data-loss=continue");
        assertThat(marks()).isEmpty();
    }

    @Test
    void stopsWhenRecordsWereLostBehindAForgottenGroup() {
        stored(0, 100, 5);
        assertThatThrownBy(() -> new StartPosition(store, OnDataLoss.STOP, lost::add).decide(naming, NONE, 150))
                .isInstanceOf(SinkRefusal.class).hasMessageContaining("from offset 100 up to 150");
    }

    @Test
    void goesOnAfterALossOnceTheGroupIsMovedByHand() {
        stored(0, 100, 5);
        assertThat(new StartPosition(store, OnDataLoss.STOP, lost::add).decide(naming, foreign(150), 150))
                .isEqualTo(150);
        assertThat(marks()).contains("\"from\":100,\"next\":150,\"reason\":\"reset\"");
    }

    @Test
    void marksALossAndKeepsToTheMarkOfWhoeverWasFirst() {
        stored(0, 100, 5);
        assertThat(decide(ours(100), 150)).isEqualTo(150);
        assertThat(marks()).contains("\"from\":100,\"next\":150,\"reason\":\"retention\"");

        assertThat(decide(ours(100), 150)).isEqualTo(150);
        assertThat(decide(ours(100), 180)).isEqualTo(180);
        assertThat(marks()).contains("\"from\":150,\"next\":180,\"reason\":\"retention\"");
        assertThat(lost).containsExactly(50L, 30L);
    }

    @Test
    void doesNotGoOnBehindAnObjectThatSaysNothing() {
        store.putIfAbsent(naming.name(100, 0), new byte[0], Map.of());
        assertThatThrownBy(() -> decide(NONE, 0)).isInstanceOf(StoreException.class)
                .hasMessageContaining("no metadata 'next'");
    }

    private long decide(Wish wish, long logStart) {
        return new StartPosition(store, OnDataLoss.CONTINUE, lost::add).decide(naming, wish, logStart);
    }

    private String marks() {
        StringBuilder marks = new StringBuilder();
        store.list("uploads/_gaps/")
                .forEach(mark -> marks.append(new String(store.get(mark.name()), StandardCharsets.UTF_8)));
        return marks.toString();
    }

    private void stored(long start, long next, int hour) {
        String name = naming.name(start, hour * 3_600_000L);
        store.putIfAbsent(name, new byte[0],
                LinkMetadata.of(new SealedBatch(name, start, next, 1, 0, new FixedContent(ObjectBytes.of(new byte[0]))),
                        PARTITION,
                        "test"));
    }

    private static Wish ours(long position) {
        return new Wish(OptionalLong.of(position), true);
    }

    private static Wish foreign(long position) {
        return new Wish(OptionalLong.of(position), false);
    }
}
