package dev.sujip.sink.commit;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.PutResult;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Decides where reading of a partition begins when no commit of ours says so, or when retention has removed what stands there. It
 * never begins before the end of what is stored, and where something is left out it leaves a mark that says what.
 */
public final class StartPosition {

    private static final Logger log = LoggerFactory.getLogger(StartPosition.class);

    private final ObjectStore store;
    private final OnDataLoss onDataLoss;
    private final LongConsumer lost;

    /** A start in this store. {@code lost} is told how many offsets were left out, whenever this worker marks a gap. */
    public StartPosition(ObjectStore store, OnDataLoss onDataLoss, LongConsumer lost) {
        this.store = store;
        this.onDataLoss = onDataLoss;
        this.lost = lost;
    }

    /**
     * The position to read from, once it is certain that the chain goes on there.
     *
     * @param wish where the group stands, or empty where it has no position: then the log's beginning
     * @param logStart offset of the oldest record that the broker still has
     * @throws SinkRefusal if records were lost and the settings say to stop then
     * @throws StoreException if the store refused, failed or did not answer
     */
    public long decide(ObjectNaming naming, Wish wish, long logStart) {
        OptionalLong stored = new ChainEnd(store).find(naming);
        long wanted = Math.max(wish.position().orElse(logStart), logStart);
        OptionalLong known = stored.isEmpty() && wish.ours() ? wish.position() : stored;
        if (known.isEmpty()) {
            log.info("begin partition={} position={} reason=nothing-stored-yet", naming.partition(), wanted);
            return wanted;
        }
        long position = Math.max(known.getAsLong(), wish.ours() ? wish.position().orElse(0) : 0);
        while (position < wanted) {
            position = leaveOut(naming, position, wanted, wish.skipsTo(wanted));
        }
        log.info("begin partition={} position={} reason=end-of-what-is-stored", naming.partition(), position);
        return position;
    }

    /** Marks the gap, and returns its end: another worker may have marked it before, up to another position. */
    private long leaveOut(ObjectNaming naming, long from, long to, boolean onPurpose) {
        if (!onPurpose && onDataLoss == OnDataLoss.STOP) {
            throw new SinkRefusal(
                    ("%s: records from offset %d up to %d were removed by the topic's retention before they were stored: "
                            + "they are lost. Set sink.on-data-loss=continue to go on at %d, which leaves a mark in the store")
                            .formatted(naming.partition(), from, to, to));
        }
        String reason = onPurpose ? "reset" : "retention";
        String name = naming.gapName(from);
        String note = "{\"topic\":\"%s\",\"partition\":%d,\"from\":%d,\"next\":%d,\"reason\":\"%s\"}%n"
                .formatted(naming.partition().topic(), naming.partition().partition(), from, to, reason);
        PutResult result = store.putIfAbsent(name, note.getBytes(StandardCharsets.UTF_8),
                LinkMetadata.ofGap(to, naming.partition()));
        if (result == PutResult.STORED) {
            lost.accept(to - from);
        }
        long next = result == PutResult.STORED ? to : nextOf(name, from);
        log.error("gap partition={} from={} next={} reason={} mark={}", naming.partition(), from, next, reason, name);
        return next;
    }

    private long nextOf(String name, long from) {
        Map<String, String> metadata = store.head(name);
        if (metadata == null) {
            throw new StoreException("mark " + name + " was there, and is not there any more");
        }
        return LinkMetadata.parse(name, from, metadata).next();
    }

    /**
     * Where the group stands.
     *
     * @param position empty where it has no position
     * @param ours whether the sink itself committed it, so that the chain is known to lead there
     */
    public record Wish(OptionalLong position, boolean ours) {

        /** Whether somebody moved the group to this very position by hand: then what lies before it is left out on purpose. */
        private boolean skipsTo(long target) {
            return !ours && position.isPresent() && position.getAsLong() == target;
        }
    }
}
