package dev.sujip.sink.batch;

import dev.sujip.sink.batch.StoreRequest.Look;
import dev.sujip.sink.batch.StoreRequest.Put;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PartitionChainTest {

    private static final LogPartition PARTITION = new LogPartition("uploads", "Zk3x9AqTQ0yVb1n2m3o4pw", 3);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Recorder effects = new Recorder();
    private long now;

    @Test
    void looksBeforeItStoresTheFirstBatch() {
        PartitionChain chain = chainAt(100, new CutRules(2, 1_000, Duration.ofMinutes(1)));

        chain.add(record(105));
        assertThat(effects.requests).singleElement().isInstanceOf(Look.class)
                .extracting(StoreRequest::name)
                .isEqualTo("uploads/partition=00003/uploads-00003-00000000000000000100-Zk3x9AqT.txt");

        chain.add(record(106));
        assertThat(effects.requests).hasSize(1);

        chain.found(effects.last(), null);
        assertThat(effects.lastPut()).satisfies(batch -> {
            assertThat(batch.start()).isEqualTo(100);
            assertThat(batch.next()).isEqualTo(107);
            assertThat(batch.count()).isEqualTo(2);
            assertThat(AllBytes.of(batch.bytes())).asString(StandardCharsets.US_ASCII).isEqualTo("105 106 ");
        });
    }

    @Test
    void commitsOnlyWhatIsStored() {
        PartitionChain chain = chainAt(0, oneRecordEach());

        add(chain, 0);
        assertThat(effects.commits).isEmpty();

        chain.stored(effects.last());
        assertThat(effects.commits).containsExactly(1L);
        assertThat(chain.idle()).isTrue();
    }

    @Test
    void hasOnePutUnderWayAndKeepsTheOrder() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        add(chain, 1);
        add(chain, 2);
        assertThat(effects.puts()).hasSize(1);
        assertThat(chain.congested()).isTrue();

        chain.stored(effects.last());
        chain.stored(effects.last());
        chain.stored(effects.last());
        assertThat(effects.puts()).extracting(SealedBatch::start).containsExactly(0L, 1L, 2L);
        assertThat(effects.commits).containsExactly(1L, 2L, 3L);
    }

    @Test
    void beginsEachObjectWhereTheOneBeforeEnds() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 4);
        chain.stored(effects.last());
        add(chain, 9);

        assertThat(effects.puts()).extracting(SealedBatch::start).containsExactly(0L, 5L);
        assertThat(effects.puts()).extracting(SealedBatch::next).containsExactly(5L, 10L);
    }

    @Test
    void adoptsWhatIsThereAndLooksAgainBehindIt() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        chain.add(record(0));
        chain.add(record(1));

        chain.found(effects.last(), new Link(7, "theirs"));
        assertThat(effects.seeks).containsExactly(7L);
        assertThat(effects.commits).containsExactly(7L);
        assertThat(effects.puts()).isEmpty();
        assertThat(chain.bufferedBytes()).isZero();

        chain.add(record(7));
        assertThat(effects.last()).isInstanceOf(Look.class).extracting(StoreRequest::start).isEqualTo(7L);
    }

    @Test
    void keepsWhatTheWinnerStored() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);

        chain.taken(effects.last());
        chain.found(effects.last(), new Link(5, "theirs"));

        assertThat(effects.adopted).containsExactly(5L);
        assertThat(effects.seeks).containsExactly(5L);
    }

    @Test
    void recognisesItsOwnObjectAfterALostAnswer() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        add(chain, 1);
        SealedBatch mine = effects.lastPut();

        chain.taken(effects.last());
        chain.found(effects.last(), new Link(mine.next(), mine.sha256()));

        assertThat(effects.seeks).isEmpty();
        assertThat(effects.lastPut().start()).isEqualTo(1);
    }

    @Test
    void triesAgainWhenTheTakenNameIsFreeAfterAll() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        StoreRequest first = effects.last();

        chain.taken(first);
        chain.found(effects.last(), null);

        assertThat(effects.lastPut()).isSameAs(((Put) first).batch());
    }

    @Test
    void waitsWhereTheStoreGoesOnCallingANameTakenThatIsFree() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        chain.taken(effects.last());
        chain.found(effects.last(), null);
        for (long wait : new long[]{10, 20, 40}) {
            int sent = effects.puts().size();
            chain.taken(effects.last());
            chain.found(effects.last(), null);
            now += wait - 1;
            chain.tick();
            assertThat(effects.puts()).hasSize(sent);
            now += 1;
            chain.tick();
            assertThat(effects.puts()).hasSize(sent + 1);
        }
        chain.stored(effects.last());
        assertThat(chain.link()).isEqualTo(1);
    }

    @Test
    void sendsTheSameBytesAgainAfterAFailureAndWaitsLongerEachTime() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        SealedBatch batch = effects.lastPut();
        for (long wait : new long[]{10, 20, 40, 40}) {
            int sent = effects.puts().size();
            chain.failed(effects.last());
            now += wait - 1;
            chain.tick();
            assertThat(effects.puts()).hasSize(sent);
            now += 1;
            chain.tick();
            assertThat(effects.puts()).hasSize(sent + 1);
            assertThat(effects.lastPut()).isSameAs(batch);
        }
        assertThat(chain.failures()).isEqualTo(4);

        chain.stored(effects.last());
        assertThat(chain.failures()).isZero();
    }

    @Test
    void ignoresAnswersToRequestsItHasGivenUp() {
        PartitionChain chain = chainAt(0, oneRecordEach());
        add(chain, 0);
        StoreRequest first = effects.last();
        chain.stored(first);
        add(chain, 1);

        chain.stored(first);
        chain.taken(first);
        chain.failed(first);
        chain.found(first, new Link(9, "theirs"));

        assertThat(chain.link()).isEqualTo(1);
        assertThat(effects.requests).hasSize(3);
    }

    @Test
    void cutsByBytes() {
        PartitionChain chain = chainAt(0, new CutRules(100, 6, Duration.ofMinutes(1)));
        for (int offset = 0; offset < 4; offset++) {
            add(chain, offset);
        }
        assertThat(effects.puts()).singleElement().extracting(SealedBatch::count).isEqualTo(3);
    }

    @Test
    void cutsByAgeWithoutNewRecords() {
        PartitionChain chain = chainAt(0, new CutRules(100, 1_000, Duration.ofMillis(50)));
        add(chain, 0);
        now += 49;
        chain.tick();
        assertThat(effects.puts()).isEmpty();
        now += 1;
        chain.tick();
        assertThat(effects.puts()).hasSize(1);
    }

    @Test
    void cutsBeforeARecordOfALaterHourButNotBeforeALateOne() {
        PartitionChain chain = chainAt(Layout.BY_HOUR, 0, new CutRules(100, 1_000, Duration.ofMinutes(1)));
        chain.add(record(0, 2 * HOUR));
        chain.found(effects.last(), null);
        chain.add(record(1, HOUR));
        chain.add(record(2, 3 * HOUR - 1));
        chain.add(record(3, 3 * HOUR));

        assertThat(effects.puts()).singleElement().satisfies(batch -> {
            assertThat(batch.count()).isEqualTo(3);
            assertThat(batch.name()).startsWith("uploads/dt=1970-01-01/hour=02/");
        });
    }

    @Test
    void passesOverRecordsThatItHasTakenInAlready() {
        PartitionChain chain = chainAt(5, oneRecordEach());
        chain.add(record(4));
        assertThat(effects.requests).isEmpty();
        add(chain, 5);
        add(chain, 5);
        assertThat(effects.puts()).hasSize(1);
        assertThat(chain.congested()).isFalse();
    }

    private PartitionChain chainAt(long start, CutRules cutRules) {
        return chainAt(Layout.BY_OFFSET, start, cutRules);
    }

    private PartitionChain chainAt(Layout layout, long start, CutRules cutRules) {
        return new PartitionChain(PARTITION, start, new ObjectNaming("uploads", layout, "txt", PARTITION), cutRules,
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(40)), _ -> new OffsetsEncoder(), effects,
                () -> now);
    }

    /** Gives the record to the chain, and tells it that nothing is stored yet if it asks. */
    private void add(PartitionChain chain, long offset) {
        chain.add(record(offset));
        if (effects.last() instanceof Look look) {
            chain.found(look, null);
        }
    }

    private static CutRules oneRecordEach() {
        return new CutRules(1, 1_000, Duration.ofMinutes(1));
    }

    private static LogRecord record(long offset) {
        return record(offset, 0);
    }

    private static LogRecord record(long offset, long timestamp) {
        return new LogRecord(offset, timestamp, null, List.of(), null);
    }
}
