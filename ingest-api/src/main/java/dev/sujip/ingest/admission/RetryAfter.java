package dev.sujip.ingest.admission;

/** Tells a refused client when to come again: when what is in flight now will have drained. */
public final class RetryAfter {

    private static final long SHORTEST_SECONDS = 1;
    private static final long LONGEST_SECONDS = 30;

    private final InFlight inFlight;
    private final DrainRate drained;

    /** Makes advice from how much is in flight and how fast it has drained of late. */
    public RetryAfter(InFlight inFlight, DrainRate drained) {
        this.inFlight = inFlight;
        this.drained = drained;
    }

    /** Returns whole seconds, from 1 to 30; 30 where something is waiting and nothing drains. */
    public long seconds() {
        long waiting = inFlight.bytes();
        if (waiting == 0) {
            return SHORTEST_SECONDS;
        }
        double seconds = Math.ceil(waiting / drained.bytesPerSecond());
        return (long) Math.clamp(seconds, SHORTEST_SECONDS, LONGEST_SECONDS);
    }
}
