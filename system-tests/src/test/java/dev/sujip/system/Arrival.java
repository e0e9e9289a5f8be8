package dev.sujip.system;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import static org.awaitility.Awaitility.await;

/** Waits for records to stand in objects. It reads each object once, so what it has seen proves only that something has arrived. */
final class Arrival {

    private final Bucket bucket;
    private final String prefix;
    private final Set<String> read = new HashSet<>();
    private final Set<Position> arrived = new HashSet<>();

    Arrival(Bucket bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Waits until the place of every receipt is in an object; fails when that is not so within the limit. */
    void of(Collection<Receipt> receipts, Duration limit) {
        var awaited = receipts.stream().map(Receipt::position).collect(Collectors.toSet());
        await("every receipt's place stands in an object below " + prefix).atMost(limit).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200)).until(() -> {
                    look();
                    awaited.removeAll(arrived);
                    return awaited.isEmpty();
                });
    }

    private void look() {
        for (var name : bucket.names(prefix)) {
            if (StoredObject.isOfRecords(name) && read.add(name)) {
                bucket.read(name).lines().forEach(line -> arrived.add(line.position()));
            }
        }
    }
}
