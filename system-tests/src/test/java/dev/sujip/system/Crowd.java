package dev.sujip.system;

import dev.sujip.system.HttpConnection.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Many clients, each of which posts one record after the other on a connection of its own, and writes down what it was told. */
final class Crowd implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InetSocketAddress service;
    private final Duration answerLimit;
    private final Duration pause;
    private final SampleRecords samples = new SampleRecords();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger nextRecord = new AtomicInteger();
    private final AtomicBoolean opening = new AtomicBoolean(true);
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean ending;

    /**
     * Sends the clients off.
     *
     * @param answerLimit after which a client takes it that there will be no answer
     * @param pause       of each client between two requests
     */
    Crowd(InetSocketAddress service, int clients, Duration answerLimit, Duration pause) {
        this.service = service;
        this.answerLimit = answerLimit;
        this.pause = pause;
        for (int i = 0; i < clients; i++) {
            this.clients.add(Thread.ofVirtual().name("client-" + i).start(this::client));
        }
    }

    /** Lets clients whose connection is closed go home instead of opening another, as a load balancer would send them elsewhere. */
    void openNoMore() {
        opening.set(false);
    }

    /** How many answers of this status there have been. */
    long answered(int status) {
        return told.stream().filter(each -> each.status() == status).count();
    }

    /** Lets each client finish its request, and returns what all of them were told. */
    List<Told> goHome() throws InterruptedException {
        ending = true;
        for (var each : clients) {
            each.join(answerLimit.plusSeconds(10));
        }
        return List.copyOf(told);
    }

    @Override
    public void close() {
        ending = true;
        clients.forEach(Thread::interrupt);
    }

    private void client() {
        try {
            while (!ending && opening.get()) {
                try (var connection = new HttpConnection(service, answerLimit)) {
                    talk(connection);
                } catch (IOException e) {
                    // No connection was to be had; nothing was asked.
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(HttpConnection connection) throws InterruptedException {
        for (boolean last = false; !last && !ending;) {
            var record = samples.record(nextRecord.getAndIncrement());
            long sentAt = System.nanoTime();
            try {
                var answer = connection.post(record);
                told.add(told(record, answer, sentAt));
                last = answer.isLast();
            } catch (IOException e) {
                told.add(new Told(record, Told.NO_ANSWER, null, String.valueOf(e), "",
                        Duration.ofNanos(System.nanoTime() - sentAt)));
                return;
            }
            Thread.sleep(pause);
        }
    }

    private static Told told(String record, Answer answer, long sentAt) {
        var taken = Duration.ofNanos(System.nanoTime() - sentAt);
        var place = answer.status() == 200 ? JSON.readTree(answer.body()).required("records").required(0) : null;
        var position = place == null
                ? null
                : new Position(place.required("partition").asInt(), place.required("offset").asLong());
        return new Told(record, answer.status(), position, answer.body(),
                answer.headers().getOrDefault("retry-after", ""), taken);
    }

    /** Returns the answers by status, for people. */
    static Map<Integer, Long> byStatus(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(Told::status, TreeMap::new, Collectors.counting()));
    }

    /** Returns the longest time that anybody waited. */
    static Duration longest(List<Told> told) {
        return told.stream().map(Told::taken).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /**
     * One request and what came of it.
     *
     * @param position   of the record, null where there was no receipt
     * @param body       of the answer, or what happened instead of one
     * @param retryAfter the header, empty where there was none
     */
    record Told(
            String record,
            int status,
            @Nullable Position position,
            String body,
            String retryAfter,
            Duration taken) {

        static final int NO_ANSWER = 0;
    }
}
