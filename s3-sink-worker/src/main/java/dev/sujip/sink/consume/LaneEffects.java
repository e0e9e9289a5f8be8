package dev.sujip.sink.consume;

import dev.sujip.sink.batch.ChainEffects;
import dev.sujip.sink.batch.Link;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectBytes;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.batch.SealedBatch;
import dev.sujip.sink.batch.StoreRequest;
import dev.sujip.sink.commit.Commits;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.PutResult;
import dev.sujip.sink.store.StoreException;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out what a lane's chain wants: store requests, seeks and commits. */
final class LaneEffects implements ChainEffects {

    private static final Logger log = LoggerFactory.getLogger(LaneEffects.class);

    private final Lane lane;
    private final LogPartition partition;
    private final String writer;
    private final ObjectStore store;
    private final StoreCalls calls;
    private final Commits commits;
    private final Consumer<byte[], byte[]> consumer;
    private final SinkMetrics metrics;
    private final SinkStatus status;

    LaneEffects(Lane lane, LogPartition partition, String writer, ObjectStore store, StoreCalls calls, Commits commits,
            Consumer<byte[], byte[]> consumer, SinkMetrics metrics, SinkStatus status) {
        this.lane = lane;
        this.partition = partition;
        this.writer = writer;
        this.store = store;
        this.calls = calls;
        this.commits = commits;
        this.consumer = consumer;
        this.metrics = metrics;
        this.status = status;
    }

    @Override
    public void request(StoreRequest request) {
        switch (request) {
            case StoreRequest.Look look -> calls.make(() -> timed("look", () -> look(look), _ -> "answered"),
                    link -> answer(chain -> chain.found(look, link)),
                    failure -> failed(look, failure));
            case StoreRequest.Put put -> calls.make(() -> {
                ObjectBytes bytes = put.batch().bytes(); // may wait for compression, which is none of the store's time
                return timed("put", () -> put(put.batch(), bytes), LaneEffects::outcome);
            }, result -> answer(chain -> {
                switch (result) {
                    case STORED -> chain.stored(put);
                    case TAKEN -> chain.taken(put);
                }
            }), failure -> failed(put, failure));
        }
    }

    @Override
    public void seek(long position) {
        consumer.seek(lane.partition(), position);
    }

    @Override
    public void commit(long position) {
        commits.add(lane.partition(), position, lane.leaderEpochs().below(position), partition.topicId());
    }

    @Override
    public void stored(SealedBatch batch) {
        metrics.stored(batch);
        log.info("stored partition={} start={} next={} records={} bytes={} object={}", partition, batch.start(),
                batch.next(),
                batch.count(), batch.bytes().length(), batch.name());
    }

    @Override
    public void adopted(String name, long from, Link link) {
        lane.leaderEpochs().clear(); // what the other has stored was not read here
        metrics.adopted();
        log.info("adopted partition={} start={} next={} object={}", partition, from, link.next(), name);
    }

    private @Nullable Link look(StoreRequest.Look look) {
        Map<String, String> metadata = store.head(look.name());
        return metadata == null ? null : LinkMetadata.parse(look.name(), look.start(), metadata);
    }

    private PutResult put(SealedBatch batch, ObjectBytes bytes) {
        return store.putIfAbsent(batch.name(), bytes, LinkMetadata.of(batch, partition, writer));
    }

    private static String outcome(PutResult result) {
        return switch (result) {
            case STORED -> "stored";
            case TAKEN -> "taken";
        };
    }

    private <T extends @Nullable Object> T timed(String operation, Supplier<T> request, Function<T, String> outcome) {
        long begin = System.nanoTime();
        try {
            T result = request.get();
            metrics.requested(operation, outcome.apply(result), System.nanoTime() - begin);
            status.storeAnswered();
            return result;
        } catch (StoreException e) {
            metrics.requested(operation, e.reason(), System.nanoTime() - begin);
            status.storeFailed(e.toString());
            throw e;
        }
    }

    private void failed(StoreRequest request, Throwable failure) {
        answer(chain -> {
            chain.failed(request);
            log.warn("store request failed partition={} object={} failures={} cause={}", partition, request.name(),
                    chain.failures(),
                    failure.toString());
        });
    }

    private void answer(java.util.function.Consumer<PartitionChain> answer) {
        PartitionChain chain = lane.chain();
        if (chain != null) {
            answer.accept(chain);
        }
    }
}
