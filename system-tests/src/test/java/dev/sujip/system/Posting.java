package dev.sujip.system;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;

/**
 * Clients that post records, one a request, and send each again until it is acknowledged: after a connection that failed and after 503 and 504.
 * Of a request that failed nobody may know whether it took effect, so a record may be taken more than once; its receipt is the last.
 */
final class Posting implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final long RETRY_MILLIS = 250;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final SampleRecords samples = new SampleRecords();
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger nextRecord = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final URI upload;
    private final int records;
    private volatile @Nullable RuntimeException failure;

    private Posting(URI upload, int records) {
        this.upload = upload;
        this.records = records;
    }

    /** Begins to post this many records from this many clients. */
    static Posting begin(URI upload, int records, int clients) {
        var posting = new Posting(upload, records);
        for (int i = 0; i < clients; i++) {
            Thread.ofPlatform().daemon().name("client-" + i).start(posting::client);
        }
        return posting;
    }

    /** Waits until this many records are acknowledged. */
    void awaitReceipts(int count, Duration limit) {
        await(count + " receipts").atMost(limit).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    throwFailure();
                    return acknowledged.get() >= count;
                });
    }

    /** Waits until all records are acknowledged, and returns a receipt each. */
    List<Receipt> finish(Duration limit) {
        awaitReceipts(records, limit);
        return new ArrayList<>(receipts);
    }

    /** How many records wait for their receipt. */
    int outstanding() {
        return records - acknowledged.get();
    }

    /** How often a request was sent again. */
    int retries() {
        return retries.get();
    }

    /** Ends the clients, whether they are done or not. */
    @Override
    public void close() {
        givenUp.countDown();
        http.shutdownNow();
    }

    private void client() {
        try {
            for (int number = nextRecord.getAndIncrement(); number < records; number = nextRecord.getAndIncrement()) {
                if (!post(samples.record(number))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Returns false when the clients are to end before the record is acknowledged. */
    private boolean post(String record) throws InterruptedException {
        var request = HttpRequest.newBuilder(upload).header("Content-Type", "application/json").timeout(ANSWER_LIMIT)
                .POST(BodyPublishers.ofString(record)).build();
        while (givenUp.getCount() > 0) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    receipts.add(receipt(answer, record));
                    acknowledged.incrementAndGet();
                    return true;
                }
                requireRetryable(answer);
            } catch (IOException e) {
                // Perhaps it was taken, perhaps not: it is sent again.
            }
            retries.incrementAndGet();
            if (givenUp.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private static void requireRetryable(HttpResponse<String> answer) {
        if (answer.statusCode() != 503 && answer.statusCode() != 504) {
            throw new IllegalStateException(
                    "POST answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private static Receipt receipt(HttpResponse<String> answer, String record) {
        var places = JSON.readTree(answer.body()).required("records");
        if (places.size() != 1 || !places.get(0).required("topic").asString().equals("uploads")) {
            throw new IllegalStateException("no receipt for one record of the topic uploads: " + answer.body());
        }
        var place = places.get(0);
        return new Receipt(new Position(place.required("partition").asInt(), place.required("offset").asLong()),
                record);
    }

    private void throwFailure() {
        var cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a client failed: " + cause.getMessage(), cause);
        }
    }
}
