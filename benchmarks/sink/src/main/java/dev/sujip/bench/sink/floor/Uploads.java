package dev.sujip.bench.sink.floor;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uploads beside the loop, one of a partition at a time, as the worker has it. Names come from the caller; nothing guards them. */
final class Uploads {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<TopicPartition, Upload> running = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
    private final S3Client s3;
    private final String bucket;

    Uploads(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Begins one, after waiting for the one before of this partition. */
    void begin(TopicPartition partition, String name, byte[] bytes, long next) throws InterruptedException {
        var before = running.remove(partition);
        if (before != null) {
            settle(partition, before);
        }
        var put = threads.submit(() -> s3.putObject(object -> object.bucket(bucket).key(name),
                RequestBody.fromContentProvider(ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length,
                        "application/octet-stream")));
        running.put(partition, new Upload(put, next));
    }

    /** Returns the positions up to which all is uploaded, of those partitions where that is news. */
    Map<TopicPartition, OffsetAndMetadata> news() throws InterruptedException {
        for (Iterator<Map.Entry<TopicPartition, Upload>> all = running.entrySet().iterator(); all.hasNext();) {
            var entry = all.next();
            if (entry.getValue().put.isDone()) {
                settle(entry.getKey(), entry.getValue());
                all.remove();
            }
        }
        var news = Map.copyOf(stored);
        stored.clear();
        return news;
    }

    private void settle(TopicPartition partition, Upload upload) throws InterruptedException {
        try {
            upload.put.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an upload has failed: " + e.getCause(), e);
        }
        stored.put(partition, new OffsetAndMetadata(upload.next));
    }

    private record Upload(Future<?> put, long next) {}
}
