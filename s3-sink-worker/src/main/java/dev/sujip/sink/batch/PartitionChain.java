package dev.sujip.sink.batch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Lays the records of one partition down as a chain of objects, each beginning where the one before ends. An object's name follows from the
 * place where it begins, and a name can be taken only once; so of any number of writers that stand at the same link one wins, and
 * the others adopt what it stored and go on behind it. Nothing is stored twice and nothing is left out, whatever stops in between.
 *
 * <p>Not safe for use by two threads at once. It never waits: it sends a request through {@link ChainEffects} and goes on when the answer
 * is brought to it. An answer to a request that it has given up is ignored.
 */
public final class PartitionChain {

    private final LogPartition partition;
    private final Naming naming;
    private final CutRules cutRules;
    private final Backoff backoff;
    private final RecordEncoder.Factory encoders;
    private final ChainEffects effects;
    private final LongSupplier clockMillis;

    /** Everything below is stored; here the next object begins. */
    private long link;
    /** Everything below was taken in; here the open batch goes on. */
    private long position;
    /** Whether it is known that nobody has stored an object at {@code link}, at the time of asking. It only saves a useless PUT. */
    private boolean lookedAhead;

    private final Deque<SealedBatch> sealed = new ArrayDeque<>();
    private @Nullable OpenBatch open;
    private @Nullable StoreRequest pending;
    private @Nullable StoreRequest failed;
    private int failures;
    /** How often in a row the store has said that the next name is taken. Where it then shows no object, it contradicts itself. */
    private int refusals;
    private long retryAtMillis;

    /**
     * @param start the position from which the partition is read: one that was committed before, or where reading begins by decision
     * @param clockMillis a clock that only goes forward
     */
    public PartitionChain(LogPartition partition, long start, Naming naming, CutRules cutRules, Backoff backoff,
            RecordEncoder.Factory encoders, ChainEffects effects, LongSupplier clockMillis) {
        this.partition = partition;
        this.link = start;
        this.position = start;
        this.naming = naming;
        this.cutRules = cutRules;
        this.backoff = backoff;
        this.encoders = encoders;
        this.effects = effects;
        this.clockMillis = clockMillis;
    }

    /** Takes in the next record. One that lies before the chain's position was taken in already and is passed over. */
    public void add(LogRecord record) {
        if (record.offset() < position) {
            return;
        }
        OpenBatch batch = open;
        if (batch != null && naming.cutsBefore(batch.firstTimestamp(), record.timestamp())) {
            flush();
            batch = null;
        }
        if (batch == null) {
            batch = openAt(record);
        }
        batch.add(record);
        position = record.offset() + 1;
        if (cutRules.full(batch)) {
            flush();
        }
    }

    /** Lets time do its part: closes a batch that has become too old, and sends again what failed long enough ago. */
    public void tick() {
        if (open != null && cutRules.aged(open, clockMillis.getAsLong())) {
            flush();
        }
        if (failed != null && clockMillis.getAsLong() >= retryAtMillis) {
            send(failed);
        }
    }

    /** Cuts the open batch here, so that all that was taken in gets stored now. */
    public void flush() {
        if (open != null) {
            sealed.addLast(open.seal());
            open = null;
            storeFirst();
        }
    }

    /** Answer to a {@link StoreRequest.Look}. {@code existing} is null where the name is free. */
    public void found(StoreRequest request, @Nullable Link existing) {
        if (!answered(request)) {
            return;
        }
        SealedBatch first = sealed.peekFirst();
        if (existing == null) {
            lookedAhead = true;
            if (refusals > 1 && first != null) {
                sendLater(new StoreRequest.Put(first), refusals - 1);
            } else {
                storeFirst();
            }
        } else if (first != null && existing.holds(first)) {
            advance(sealed.removeFirst());
        } else {
            adopt(request.name(), existing);
        }
    }

    /** Answer to a {@link StoreRequest.Put}: the object is there, and it is ours. */
    public void stored(StoreRequest request) {
        if (answered(request)) {
            advance(sealed.removeFirst());
        }
    }

    /** Answer to a {@link StoreRequest.Put}: the name was taken. Perhaps by us, our own answer having been lost, so look who it was. */
    public void taken(StoreRequest request) {
        if (answered(request)) {
            refusals++;
            send(new StoreRequest.Look(request.name(), link));
        }
    }

    /** The request failed, or nobody knows whether it took effect. It is sent again after a while: repeating it is safe. */
    public void failed(StoreRequest request) {
        if (closes(request)) {
            failures++;
            sendLater(request, failures);
        }
    }

    /** Whether all that was taken in is stored. */
    public boolean idle() {
        return open == null && sealed.isEmpty();
    }

    /** Whether the chain should be given no more records for now, since the store does not keep up. */
    public boolean congested() {
        return sealed.size() > 1;
    }

    /** Bytes of memory held for batches that are not yet stored. */
    public long bufferedBytes() {
        return openBytes() + sealedBytes();
    }

    /** Of {@link #bufferedBytes} those of the open batch, which {@link #flush} would set on their way. */
    public long openBytes() {
        return open == null ? 0 : open.heldBytes();
    }

    /** Everything below this position is stored. */
    public long link() {
        return link;
    }

    /** Everything below this position was taken in. */
    public long position() {
        return position;
    }

    /** When the oldest record was written that was taken in and is not yet stored, in milliseconds since the epoch; empty where there is none. */
    public OptionalLong oldestTimestamp() {
        SealedBatch first = sealed.peekFirst();
        if (first != null) {
            return OptionalLong.of(first.firstTimestamp());
        }
        return open == null ? OptionalLong.empty() : OptionalLong.of(open.firstTimestamp());
    }

    /** How often in a row the present request has failed. */
    public int failures() {
        return failures;
    }

    private long sealedBytes() {
        long bytes = 0;
        for (SealedBatch batch : sealed) {
            bytes += batch.heldBytes();
        }
        return bytes;
    }

    private OpenBatch openAt(LogRecord first) {
        String name = naming.name(position, first.timestamp());
        var batch = new OpenBatch(name, position, first.timestamp(), clockMillis.getAsLong(), encoders.open(partition));
        open = batch;
        if (!lookedAhead && position == link && noRequest()) {
            send(new StoreRequest.Look(name, position));
        }
        return batch;
    }

    private void storeFirst() {
        SealedBatch first = sealed.peekFirst();
        if (first != null && lookedAhead && noRequest()) {
            send(new StoreRequest.Put(first));
        }
    }

    private void advance(SealedBatch batch) {
        link = batch.next();
        lookedAhead = true;
        refusals = 0;
        effects.stored(batch);
        effects.commit(link);
        storeFirst();
    }

    private void adopt(String name, Link existing) {
        long from = link;
        link = existing.next();
        position = link;
        lookedAhead = false;
        refusals = 0;
        sealed.clear();
        open = null;
        effects.adopted(name, from, existing);
        effects.commit(link);
        effects.seek(link);
    }

    private boolean noRequest() {
        return pending == null && failed == null;
    }

    private void send(StoreRequest request) {
        failed = null;
        pending = request;
        effects.request(request);
    }

    private void sendLater(StoreRequest request, int attempts) {
        failed = request;
        retryAtMillis = clockMillis.getAsLong() + backoff.millisAfter(attempts);
    }

    private boolean answered(StoreRequest request) {
        if (!closes(request)) {
            return false;
        }
        failures = 0;
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // An equal request may have been sent before this one; only the answer to this one counts.
    private boolean closes(StoreRequest request) {
        if (request != pending) {
            return false;
        }
        pending = null;
        return true;
    }
}
