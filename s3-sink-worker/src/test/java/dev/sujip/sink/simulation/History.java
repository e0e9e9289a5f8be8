package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.Backoff;
import dev.sujip.sink.batch.ChainEffects;
import dev.sujip.sink.batch.CutRules;
import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.Naming;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.OffsetsEncoder;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.batch.StoreRequest;
import dev.sujip.sink.commit.OnDataLoss;
import dev.sujip.sink.commit.StartPosition;
import dev.sujip.sink.simulation.SimulatedWorker.Reading;
import dev.sujip.sink.store.MemoryObjectStore;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One history of a group of workers, wholly decided by its seed: records are written and read, workers crash, are paused as zombies past a
 * rebalance and wake up again, commits arrive late, the network does its worst, in some histories retention takes what nobody has read yet. In the end the dust settles, and what stands
 * in the store is compared with what was written.
 */
final class History {

    private static final int PARTITIONS = 2;
    private static final int STEPS = 160;
    private static final int STEPS_TO_SETTLE = 20_000;

    private final Random random;
    private final Sabotage sabotage;
    private final boolean retention;
    private final Layout layout;
    private final CutRules cutRules;
    private final MemoryObjectStore store = new MemoryObjectStore();
    private final SimulatedNetwork network;
    private final List<SimulatedLog> logs = new ArrayList<>();
    private final List<SimulatedGroup> groups = new ArrayList<>();
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final List<Runnable> commits = new ArrayList<>();
    private long now;
    private int adoptions;

    History(long seed, Sabotage sabotage) {
        this.random = new Random(seed);
        this.sabotage = sabotage;
        this.retention = random.nextInt(4) == 0;
        this.layout = List.of(Layout.values()).get(random.nextInt(Layout.values().length));
        this.cutRules = new CutRules(random.nextInt(1, 8), random.nextInt(20, 200), Duration.ofMillis(50));
        this.network = new SimulatedNetwork(store, random, sabotage);
        for (int i = 0; i < PARTITIONS; i++) {
            logs.add(new SimulatedLog(random));
            groups.add(new SimulatedGroup());
        }
    }

    /** Runs to the end and returns what is wrong with the store then; empty if every record stands there exactly once. */
    List<String> run() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assign(partition, newWorker());
        }
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        settle();
        List<String> faults = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            faults.addAll(StoredOffsets.faults(store, naming(partition), logs.get(partition)));
            if (groups.get(partition).committed() > logs.get(partition).end()) {
                faults.add("partition " + partition + ": committed behind the end of the log");
            }
        }
        return faults;
    }

    /** Whether retention was ever faster than the workers. */
    boolean hasGaps() {
        try (var marks = store.list("simulated/_gaps/")) {
            return marks.findAny().isPresent();
        }
    }

    int adoptions() {
        return adoptions;
    }

    private void step() {
        now += random.nextInt(10);
        int partition = random.nextInt(PARTITIONS);
        switch (random.nextInt(21)) {
            case 0, 1, 2, 3 -> logs.get(partition).append();
            case 4, 5, 6, 7, 8 -> read(anyWorker());
            case 9, 10, 11 -> network.step(true);
            case 12, 13, 14 -> network.deliver();
            case 15 -> tick(anyWorker());
            case 16 -> commitSomething();
            case 17 -> anyReading(anyWorker(), reading -> reading.chain.flush());
            case 18 -> rebalance(partition);
            case 19 -> {
                if (retention && random.nextInt(3) == 0) {
                    logs.get(partition).removeSome();
                }
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    crash(anyWorker());
                }
            }
        }
    }

    /** The partition goes to another worker. The old one either knows, or goes on as a zombie. */
    private void rebalance(int partition) {
        boolean told = random.nextBoolean();
        for (SimulatedWorker worker : workers) {
            if (told && groups.get(partition).owns(worker)) {
                worker.readings.remove(partition);
            }
        }
        assign(partition, random.nextBoolean() ? newWorker() : anyWorker());
    }

    private void crash(SimulatedWorker worker) {
        worker.alive = false;
        worker.readings.clear();
        workers.remove(worker);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (groups.get(partition).owns(worker)) {
                assign(partition, workers.isEmpty() || random.nextBoolean() ? newWorker() : anyWorker());
            }
        }
    }

    /** Fewer faults, and at last none: one fresh worker for all partitions, while the zombies and everything still under way do what they like. */
    private void settle() {
        SimulatedWorker last = newWorker();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assign(partition, last);
        }
        for (int i = 0; i < STEPS_TO_SETTLE && !settled(last); i++) {
            now += 5;
            read(random.nextInt(4) == 0 ? anyWorker() : last);
            tick(anyWorker());
            tick(last);
            network.step(i < STEPS); // the last faults
            network.deliver();
            commitSomething();
        }
        if (!settled(last)) {
            throw new AssertionError("still at work after " + STEPS_TO_SETTLE + " steps without a fault");
        }
    }

    private boolean settled(SimulatedWorker last) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Reading reading = last.readings.get(partition);
            if (reading == null || reading.overtaken || reading.position < logs.get(partition).end()
                    || !reading.chain.idle()) {
                return false;
            }
        }
        return network.quiet() && commits.isEmpty();
    }

    private void assign(int partition, SimulatedWorker worker) {
        groups.get(partition).assign(worker);
        place(partition, worker, groups.get(partition).committed());
    }

    /** As {@code consume.Placement} does it. */
    private void place(int partition, SimulatedWorker worker, long known) {
        long start = known;
        if (known < logs.get(partition).start()) {
            start = beginning(partition, known);
            groups.get(partition).commit(worker, start);
        }
        var reading = new Reading(start);
        worker.readings.put(partition, reading);
        reading.chain = new PartitionChain(partition(partition), start, namingOf(worker, partition), cutRules,
                new Backoff(Duration.ofMillis(5), Duration.ofMillis(40)), _ -> new OffsetsEncoder(),
                new Effects(worker, partition, reading), () -> now);
    }

    private long beginning(int partition, long known) {
        long logStart = logs.get(partition).start();
        return sabotage == Sabotage.SKIP_WITHOUT_MARK
                ? logStart
                : new StartPosition(store, OnDataLoss.CONTINUE, _ -> {}).decide(naming(partition),
                        new StartPosition.Wish(OptionalLong.of(known), true), logStart);
    }

    private Naming namingOf(SimulatedWorker worker, int partition) {
        ObjectNaming naming = naming(partition);
        return sabotage == Sabotage.NAME_OF_ITS_OWN_FOR_EACH_WRITER
                ? new ObjectNaming(naming.prefix() + "/" + worker.id, layout, naming.extension(), naming.partition())
                : naming;
    }

    private ObjectNaming naming(int partition) {
        return new ObjectNaming("simulated", layout, "txt", partition(partition));
    }

    static LogPartition partition(int partition) {
        return new LogPartition("simulated", "Zk3x9AqTQ0yVb1n2m3o4pw", partition);
    }

    private void read(SimulatedWorker worker) {
        int most = random.nextInt(1, 6);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Reading reading = worker.readings.get(partition);
            if (reading == null) {
                continue;
            }
            if (reading.position < logs.get(partition).start() && !reading.overtaken) {
                reading.overtaken = true;
                reading.chain.flush();
            }
            if (reading.overtaken) {
                placeAnew(partition, worker, reading);
            } else if (!reading.chain.congested()) {
                List<LogRecord> records = logs.get(partition).read(reading.position, most);
                for (LogRecord record : records) {
                    reading.position = record.offset() + 1;
                    reading.chain.add(record);
                }
            }
        }
    }

    private void placeAnew(int partition, SimulatedWorker worker, Reading reading) {
        if (reading.chain.idle()) {
            place(partition, worker, Math.max(groups.get(partition).committed(), reading.chain.link()));
        }
    }

    private static void tick(SimulatedWorker worker) {
        worker.readings.values().forEach(reading -> reading.chain.tick());
    }

    private void commitSomething() {
        if (!commits.isEmpty()) {
            commits.remove(random.nextInt(commits.size())).run();
        }
    }

    private void anyReading(SimulatedWorker worker, Consumer<Reading> action) {
        if (!worker.readings.isEmpty()) {
            List<Reading> readings = List.copyOf(worker.readings.values());
            action.accept(readings.get(random.nextInt(readings.size())));
        }
    }

    private SimulatedWorker anyWorker() {
        return workers.get(random.nextInt(workers.size()));
    }

    private SimulatedWorker newWorker() {
        var worker = new SimulatedWorker("worker-" + random.nextInt(1_000_000));
        workers.add(worker);
        return worker;
    }

    /** Who waits for an answer. */
    @FunctionalInterface
    interface Asker {

        /** Null where the one who asked is dead, or has given up this partition. */
        @Nullable
        PartitionChain chain();
    }

    /** What a chain does to this world. */
    private final class Effects implements ChainEffects {

        private final SimulatedWorker worker;
        private final int partition;
        private final Reading reading;

        Effects(SimulatedWorker worker, int partition, Reading reading) {
            this.worker = worker;
            this.partition = partition;
            this.reading = reading;
        }

        @Override
        public void request(StoreRequest request) {
            if (sabotage == Sabotage.COMMIT_BEFORE_PUT && request instanceof StoreRequest.Put put) {
                commit(put.batch().next());
            }
            network.send(request,
                    () -> worker.alive && worker.readings.get(partition) == reading ? reading.chain : null);
        }

        @Override
        public void seek(long position) {
            adoptions++;
            if (sabotage != Sabotage.ADOPT_WITHOUT_SEEKING) {
                reading.position = position;
            }
        }

        @Override
        public void commit(long position) {
            commits.add(() -> groups.get(partition).commit(worker, position));
        }
    }
}
