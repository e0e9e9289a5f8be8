package dev.sujip.bench.http.measure;

import dev.sujip.bench.process.Child;

import java.time.Duration;

/** A producer that makes its own load. */
final class LoopSystem implements RunningSystem {

    private static final Duration SLACK = Duration.ofSeconds(150);

    private final Child loop;

    LoopSystem(Child loop) {
        this.loop = loop;
    }

    @Override
    public SystemName name() {
        return SystemName.PRODUCER_PERF;
    }

    @Override
    public long pid() {
        return loop.pid();
    }

    @Override
    public int recordsPerRequest() {
        return 1;
    }

    @Override
    public void awaitUp() {
        // It has said so before this object was made.
    }

    @Override
    public Load warmUp(Duration time) throws InterruptedException {
        return load(time);
    }

    @Override
    public Load load(Duration time) throws InterruptedException {
        loop.say(String.valueOf(time.toMillis()));
        return Load.parse(loop.awaitLine(Load::isFigures, time.plus(SLACK)));
    }
}
