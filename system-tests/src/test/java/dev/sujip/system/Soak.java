package dev.sujip.system;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Lets a plan's faults happen to workers and broker, one after the other, and counts them. */
final class Soak {

    private static final Duration BROKER_END_LIMIT = Duration.ofMinutes(1);

    private final SoakPlan plan;
    private final Fleet fleet;
    private final StandaloneProcess broker;
    private final Load load;
    private final StoreFailures failures;
    private final Map<SoakFault, Integer> times = new EnumMap<>(SoakFault.class);
    private final long begun = System.nanoTime();
    private Child brokerProcess;

    /** @param brokerProcess that runs now; others follow it */
    Soak(SoakPlan plan, Fleet fleet, StandaloneProcess broker, Child brokerProcess, Load load,
            StoreFailures failures) {
        this.plan = plan;
        this.fleet = fleet;
        this.broker = broker;
        this.brokerProcess = brokerProcess;
        this.load = load;
        this.failures = failures;
    }

    /** Goes on for so long, and then lets all workers go on that stand still. */
    void run(Duration length) throws InterruptedException {
        long end = begun + length.toNanos();
        while (System.nanoTime() < end) {
            var step = plan.next();
            TimeUnit.NANOSECONDS.sleep(step.after().toNanos());
            fleet.goOn();
            letHappen(step);
            times.merge(step.fault(), 1, Integer::sum);
            say(step.fault().toString());
        }
        fleet.heal();
        say("no more faults");
    }

    /** How often each fault came, and what workers had to do about it. */
    String summary() {
        var came = times.entrySet().stream().map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return "faults: %s; %s%nworkers: %,d requests repeated, %,d objects adopted, %,d times partitions lost"
                .formatted(
                        came, failures, fleet.said(" store request failed "), fleet.said(" adopted partition="),
                        fleet.said(" lost partitions="));
    }

    private void letHappen(SoakPlan.Step step) {
        switch (step.fault()) {
            case WORKER_KILLED -> fleet.kill(step.lot());
            case WORKER_PAUSED -> fleet.pause(step.lot());
            case WORKER_ADDED -> fleet.add(step.lot());
            case WORKER_ENDED -> fleet.end(step.lot());
            case BROKER_RESTARTED -> restartBroker();
        }
    }

    private void restartBroker() {
        brokerProcess.terminate();
        brokerProcess.awaitExit(BROKER_END_LIMIT);
        brokerProcess = broker.start();
    }

    private void say(String what) {
        System.out.printf("%4d s  %-24s  %,9d acknowledged, %d workers, %s%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), what, load.acknowledged(), fleet.size(),
                failures);
    }
}
