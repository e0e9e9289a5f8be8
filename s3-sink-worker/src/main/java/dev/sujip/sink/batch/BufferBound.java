package dev.sujip.sink.batch;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps what all partitions together hold in memory under one bound: reading stops at the bound, and the largest open batches are cut until
 * half of it is on its way to the store, so that many slow partitions do not each end in a tiny object.
 *
 * @param maxBytes the bound; what one poll brings may come on top of it
 */
public record BufferBound(long maxBytes) {

    /** Whether reading must stop until the store has taken some. */
    public boolean reached(long heldBytes) {
        return heldBytes >= maxBytes;
    }

    /** Cuts the largest open batches until half of the bound is on its way to the store. */
    public void cutLargest(Collection<PartitionChain> chains) {
        long onTheWay = 0;
        for (PartitionChain chain : chains) {
            onTheWay += chain.bufferedBytes() - chain.openBytes();
        }
        List<PartitionChain> largestFirst = chains.stream()
                .sorted(Comparator.comparingLong(PartitionChain::openBytes).reversed())
                .toList();
        for (PartitionChain chain : largestFirst) {
            if (onTheWay >= maxBytes / 2) {
                return;
            }
            onTheWay += chain.openBytes();
            chain.flush();
        }
    }
}
