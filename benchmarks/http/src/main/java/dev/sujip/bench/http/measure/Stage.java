package dev.sujip.bench.http.measure;

import dev.sujip.bench.http.process.ChildFailure;
import dev.sujip.bench.http.process.Children;
import dev.sujip.bench.http.process.ProcessUsage;
import dev.sujip.bench.http.workload.BenchmarkCase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one case needs, made for it alone: a broker on an empty log and each system as a fresh process, so that no figure depends on
 * which cases came before. All systems are up and warm all the time; one has its turn while the others idle.
 */
public final class Stage implements AutoCloseable {

    private final BenchmarkCase benchmarkCase;
    private final Setup setup;
    private final Notes notes;
    private final Broker broker;
    private final EndOffsets offsets;
    private final Launch launch;
    private final Map<RunningSystem, List<Round>> rounds = new LinkedHashMap<>();

    /**
     * Starts the broker.
     *
     * @param children where all processes belong to; they are ended by whoever made it
     */
    public Stage(BenchmarkCase benchmarkCase, Setup setup, Children children, Notes notes) throws InterruptedException {
        this.benchmarkCase = benchmarkCase;
        this.setup = setup;
        this.notes = notes;
        broker = Broker.start(children);
        offsets = new EndOffsets(broker.bootstrapServers(), Broker.TOPIC, Broker.PARTITIONS);
        var wrk = new Wrk(children, setup.wrkScript(), benchmarkCase.body());
        launch = new Launch(children, setup, broker, benchmarkCase, wrk);
    }

    /** Measures these systems; one that cannot be measured is left out, and noted. */
    public List<Result> measure(List<SystemName> systems) throws InterruptedException {
        for (var system : systems) {
            prepare(system);
        }
        for (int turn = 1; turn <= setup.rounds(); turn++) {
            // Each is first as often as it is last, where the number of rounds is even.
            var ready = new ArrayList<>(rounds.keySet());
            for (var system : turn % 2 == 1 ? ready : ready.reversed()) {
                notes.progress("%s: %s, round %d of %d".formatted(benchmarkCase.id(), system.name().id(), turn,
                        setup.rounds()));
                playRound(system);
            }
        }
        return rounds.entrySet().stream()
                .map(entry -> new Result(benchmarkCase, entry.getKey().name(), entry.getValue())).toList();
    }

    private void prepare(SystemName name) throws InterruptedException {
        notes.progress("%s: %s starts and warms up".formatted(benchmarkCase.id(), name.id()));
        try {
            var system = launch.start(name);
            var reason = system.cannot();
            if (reason.isPresent()) {
                notes.progress("%s: %s is left out, since %s".formatted(benchmarkCase.id(), name.id(), reason.get()));
                return;
            }
            system.warmUp(setup.warmUp());
            rounds.put(system, new ArrayList<>());
        } catch (CaseInvalid | ChildFailure e) {
            invalid(name, e);
        }
    }

    private void playRound(RunningSystem system) throws InterruptedException {
        try {
            var round = measured(system);
            rounds.computeIfAbsent(system, _ -> new ArrayList<>()).add(round);
            if (round.lost() > 0) {
                notes.fault("%s: %s has LOST %,d of %,d acknowledged records".formatted(benchmarkCase.id(),
                        system.name().id(), round.lost(), round.acknowledged()));
            }
        } catch (CaseInvalid | ChildFailure e) {
            rounds.remove(system);
            invalid(system.name(), e);
        }
    }

    private Round measured(RunningSystem system) throws InterruptedException {
        long storedBefore = offsets.settled(0);
        var before = ProcessUsage.of(system.pid());
        var brokerBefore = ProcessUsage.of(broker.process().pid());
        var load = system.load(setup.round());
        var after = ProcessUsage.of(system.pid());
        var brokerAfter = ProcessUsage.of(broker.process().pid());
        load.mustBeClean();
        long acknowledged = load.requests() * system.recordsPerRequest();
        long stored = offsets.settled(storedBefore + acknowledged) - storedBefore;
        return new Round(load, acknowledged, stored, after.cpuMicros() - before.cpuMicros(),
                brokerAfter.cpuMicros() - brokerBefore.cpuMicros(), after.residentBytes());
    }

    private void invalid(SystemName system, RuntimeException e) {
        notes.fault("%s: %s is INVALID, %s".formatted(benchmarkCase.id(), system.id(), e.getMessage()));
    }

    @Override
    public void close() {
        offsets.close();
    }
}
