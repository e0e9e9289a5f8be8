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

    /** Cuts batches where that is needed. Returns whether reading must stop until the store has taken some. */
    public boolean reached(Collection<PartitionChain> chains) {
        long total = 0;
        long open = 0;
        for (PartitionChain chain : chains) {
            total += chain.bufferedBytes();
            open += chain.openBytes();
        }
        if (total < maxBytes) {
            return false;
        }
        long onTheWay = total - open;
        List<PartitionChain> largestFirst = chains.stream()
                .sorted(Comparator.comparingLong(PartitionChain::openBytes).reversed())
                .toList();
        for (PartitionChain chain : largestFirst) {
            if (onTheWay >= maxBytes / 2) {
                break;
            }
            onTheWay += chain.openBytes();
            chain.flush();
        }
        return true;
    }
}
