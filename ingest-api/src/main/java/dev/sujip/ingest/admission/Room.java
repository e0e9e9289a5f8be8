package dev.sujip.ingest.admission;

/**
 * The bytes that one request holds of those that may be in flight. It takes more and more while it is read; once its records are handed to
 * Kafka the room belongs to them, and is given back when the last of them is settled. To be used by the thread of the request's connection,
 * but for what {@link #handOver()} returns.
 */
public final class Room {

    private final InFlight inFlight;
    private long held;
    private boolean handedOver;
    private boolean abandoned;

    Room(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    /**
     * Takes more bytes.
     *
     * @return whether there was room for them; where not, what was held before is still held. There is none after {@link #abandon()}
     */
    public boolean take(long more) {
        if (abandoned || !inFlight.take(more)) {
            return false;
        }
        held += more;
        return true;
    }

    /** Gives back all but so many of the bytes held, as the rest is not needed any more. */
    public void keep(long bytes) {
        inFlight.release(held - bytes, false);
        held = bytes;
    }

    /**
     * Makes the room the records' own: {@link #abandon()} does nothing from now on.
     *
     * @return to be run once, when the last record is settled; any thread may
     */
    public Runnable handOver() {
        handedOver = true;
        long records = held;
        return () -> inFlight.release(records, true);
    }

    /** Gives everything back, where a request ended before its records were handed over. Doing so again does no harm. */
    public void abandon() {
        if (!handedOver) {
            inFlight.release(held, false);
            held = 0;
            abandoned = true;
        }
    }
}
