package dev.sujip.bench.http.measure;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.broker.EndOffsets;
import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.process.ChildFailure;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.process.ProcessUsage;
import dev.sujip.bench.report.Notes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one case needs, made for it alone: a broker on an empty log and each system as a fresh process, so that no figure depends on
 * which cases came before. All systems are up and warm all the time; one has its turn while the others idle.
 */
public final class Stage implements AutoCloseable {

    private static final int MOST_WARM_UPS = 8;
    private static final int STEADY_WARM_UPS = 2;
    private static final double STILL_FALLING = 0.9;

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
                playRound(system, turn);
            }
        }
        return rounds.entrySet().stream()
                .map(entry -> Result.of(benchmarkCase, entry.getKey().name(), entry.getValue())).toList();
    }

    private void prepare(SystemName name) throws InterruptedException {
        notes.progress("%s: %s starts and warms up".formatted(benchmarkCase.id(), name.id()));
        try {
            var system = launch.start(name);
            system.awaitUp();
            warmUp(system);
            rounds.put(system, new ArrayList<>());
        } catch (NotMeasurable e) {
            notes.progress("%s: %s is left out, since %s".formatted(benchmarkCase.id(), name.id(), e.getMessage()));
        } catch (CaseInvalid | ChildFailure e) {
            invalid(name, e);
        }
    }

    /** Until the CPU time of a request falls no more: how soon depends on how much code there is to compile. */
    private void warmUp(RunningSystem system) throws InterruptedException {
        double least = Double.MAX_VALUE;
        int steady = 0;
        for (int i = 0; i < MOST_WARM_UPS && steady < STEADY_WARM_UPS; i++) {
            long before = ProcessUsage.of(system.pid()).cpuMicros();
            var load = system.warmUp(setup.warmUp());
            double now = (double) (ProcessUsage.of(system.pid()).cpuMicros() - before) / load.requests();
            // One that is not better may have been disturbed; two are not by chance.
            steady = now < least * STILL_FALLING ? 0 : steady + 1;
            least = Math.min(least, now);
        }
    }

    private void playRound(RunningSystem system, int turn) throws InterruptedException {
        try {
            var round = measured(system);
            rounds.computeIfAbsent(system, _ -> new ArrayList<>()).add(round);
            notes.progress("%s: %s, round %d of %d: %s".formatted(benchmarkCase.id(), system.name().id(), turn,
                    setup.rounds(), round.summary()));
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
        long brokerPid = broker.process().pid();
        var before = Usage.now(system.pid(), brokerPid);
        var load = system.load(setup.round());
        var usage = Usage.now(system.pid(), brokerPid).since(before);
        load.mustBeClean();
        long acknowledged = load.requests() * system.recordsPerRequest();
        long stored = offsets.settled(storedBefore + acknowledged) - storedBefore;
        return new Round(load, acknowledged, stored, usage, ProcessUsage.of(system.pid()).residentBytes());
    }

    private void invalid(SystemName system, RuntimeException e) {
        notes.fault("%s: %s is INVALID, %s".formatted(benchmarkCase.id(), system.id(), e.getMessage()));
    }

    @Override
    public void close() {
        offsets.close();
    }
}
