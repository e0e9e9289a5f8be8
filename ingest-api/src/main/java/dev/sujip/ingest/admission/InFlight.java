package dev.sujip.ingest.admission;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all requests from the moment they are received until Kafka has taken or refused them, and refuses what would go
 * over the limit. This, not the number of requests, is what keeps memory bounded. Safe for use by many threads.
 */
public final class InFlight {

    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final DrainRate drained;

    /**
     * @param maxBytes how much may be in flight at once
     * @param drained  is told of what leaves
     */
    public InFlight(long maxBytes, DrainRate drained) {
        this.maxBytes = maxBytes;
        this.drained = drained;
    }

    /** Returns room for one request, which holds nothing yet. */
    public Room open() {
        return new Room(this);
    }

    /** Returns the bytes in flight now. */
    public long bytes() {
        return bytes.get();
    }

    /** Returns the most bytes that may be in flight. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Never goes over the limit, not even for a moment: somebody smaller would be refused for it. */
    boolean take(long more) {
        long now = bytes.get();
        while (more <= maxBytes - now) {
            long seen = bytes.compareAndExchange(now, now + more);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    void release(long held, boolean published) {
        bytes.addAndGet(-held);
        if (published) {
            drained.add(held);
        }
    }
}
