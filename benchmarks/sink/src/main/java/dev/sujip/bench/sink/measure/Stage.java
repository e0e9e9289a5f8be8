package dev.sujip.bench.sink.measure;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.broker.EndOffsets;
import dev.sujip.bench.process.ChildFailure;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.report.Notes;
import dev.sujip.bench.sink.store.Bucket;
import dev.sujip.bench.sink.store.S3Server;
import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import dev.sujip.bench.sink.workload.Preload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A broker with a full topic and an S3 server, which all cases share; each turn has a fresh process, a group and a folder of its own.
 */
public final class Stage implements AutoCloseable {

    private final Setup setup;
    private final Notes notes;
    private final Broker broker;
    private final S3Server s3;
    private final Bucket bucket;
    private final Launch launch;
    private final double recordBytes;

    /**
     * Starts the broker and fills the topic.
     *
     * @param children where all processes belong to; they are ended by whoever made it
     * @param headers  whether records have the headers that ingest-api gives them
     */
    public Stage(Setup setup, boolean headers, S3Server s3, Children children, Notes notes)
            throws InterruptedException {
        this.setup = setup;
        this.notes = notes;
        this.s3 = s3;
        bucket = Bucket.open(s3);
        broker = Broker.start(children);
        launch = new Launch(children, setup, broker, s3);
        notes.progress("the store is %s; the topic is filled with %,d records".formatted(s3.name(), setup.records()));
        var preload = new Preload(Broker.TOPIC, Broker.PARTITIONS, setup.records(), headers);
        recordBytes = (double) preload.into(broker.bootstrapServers()) / setup.records();
        mustBeFull();
    }

    private void mustBeFull() throws InterruptedException {
        try (var offsets = new EndOffsets(broker.bootstrapServers(), Broker.TOPIC, Broker.PARTITIONS)) {
            long end = offsets.sum();
            if (end != setup.records()) {
                throw new IllegalStateException("the topic ends at %,d instead of %,d".formatted(end, setup.records()));
            }
        }
    }

    /** Measures these systems in turn; one that cannot be measured is left out, and noted. */
    public List<Result> measure(Compression compression, List<SystemName> systems) throws InterruptedException {
        Map<SystemName, List<Round>> rounds = new LinkedHashMap<>();
        systems.forEach(system -> rounds.put(system, new ArrayList<>()));
        for (int round = 1; round <= setup.rounds(); round++) {
            // Each is first as often as it is last, where the number of rounds is even.
            var ready = new ArrayList<>(rounds.keySet());
            for (var system : round % 2 == 1 ? ready : ready.reversed()) {
                var turn = new Turn(system, compression, round);
                var played = play(turn);
                played.ifPresentOrElse(rounds.computeIfAbsent(system, _ -> new ArrayList<>())::add,
                        () -> rounds.remove(system));
            }
        }
        return rounds.entrySet().stream()
                .map(entry -> Result.of(compression, entry.getKey(), entry.getValue(), recordBytes)).toList();
    }

    private Optional<Round> play(Turn turn) throws InterruptedException {
        var label = "%s: %s, round %d of %d".formatted(turn.compression().id(), turn.system().id(), turn.round(),
                setup.rounds());
        try {
            var round = drained(turn);
            notes.progress(label + ": " + round.summary());
            round.stored().filter(stored -> !stored.sound()).ifPresent(stored -> unsound(turn, stored));
            return Optional.of(round);
        } catch (NotMeasurable e) {
            notes.progress("%s: left out, since %s".formatted(label, e.getMessage()));
        } catch (ChildFailure e) {
            notes.fault("%s: INVALID, %s".formatted(label, e.getMessage()));
        }
        return Optional.empty();
    }

    private Round drained(Turn turn) throws InterruptedException, NotMeasurable {
        mustKnowTheFormat(turn.system());
        try (var progress = new GroupProgress(broker.bootstrapServers(), turn.name())) {
            var round = new Drain(launch, broker, s3, turn, setup.records(), progress,
                    () -> objects(turn).size()).run(setup.kill());
            return turn.system().stores() ? readBack(turn, round) : round;
        }
    }

    private void mustKnowTheFormat(SystemName system) throws NotMeasurable {
        boolean unknown = system == SystemName.SUJIP && setup.format() != LineFormat.ENVELOPE
                && !WorkerJar.knows(setup.worker(), Launch.FORMAT);
        if (unknown) {
            throw new NotMeasurable("it has no setting " + Launch.FORMAT);
        }
    }

    private Round readBack(Turn turn, Round round) throws InterruptedException {
        var stored = new ReadBack(bucket::get, setup.format(), turn.compression(), Broker.PARTITIONS, setup.records())
                .count(objects(turn));
        bucket.remove(bucket.list(turn.name()));
        return new Round(round.records(), round.startSeconds(), round.seconds(), round.usage(), round.peakBytes(),
                Optional.of(stored));
    }

    /** Names of objects with records. Those of notes begin with a low line, their own or that of their folder. */
    private List<String> objects(Turn turn) {
        return bucket.list(turn.name()).stream().filter(name -> !name.contains("/_")).toList();
    }

    /** Nobody promised anything of the loop. */
    private void unsound(Turn turn, Stored stored) {
        var found = "%s: lost %,d, duplicated %,d, damaged %,d of %,d".formatted(turn.system().id(), stored.lost(),
                stored.duplicated(), stored.damaged(), setup.records());
        if (turn.system() == SystemName.SUJIP) {
            notes.fault(found);
        } else {
            notes.progress(found);
        }
    }

    @Override
    public void close() {
        bucket.close();
    }
}
