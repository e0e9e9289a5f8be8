package dev.sujip.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Workers that come and go. Whatever goes is replaced where too few would be left. */
final class Fleet {

    private static final int FEWEST = 2;
    private static final int MOST = 4;
    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    /** SIGTERM ends a JVM with 128 + 15, after its shutdown hooks. */
    private static final int TERMINATED = 143;

    private final Workers workers;
    private final Duration pause;
    private final List<Child> all = new ArrayList<>();
    private final List<Child> running = new ArrayList<>();
    /** Those that stand still, and the time of {@link System#nanoTime} at which they are to go on. */
    private final Map<Child, Long> paused = new HashMap<>();

    /** @param pause how long one stands still that is paused */
    Fleet(Workers workers, Duration pause) {
        this.workers = workers;
        this.pause = pause;
        fill();
    }

    /** How many are there, those included that stand still. */
    int size() {
        return running.size() + paused.size();
    }

    /** Kills the one on which the lot falls. */
    void kill(int lot) {
        take(lot).kill();
        fill();
    }

    /** Stops the one on which the lot falls, and lets it go on after a while, at a call of {@link #goOn}. */
    void pause(int lot) {
        var one = take(lot);
        one.pause();
        paused.put(one, System.nanoTime() + pause.toNanos());
        fill();
    }

    /** Starts one more; where there are many, one is ended for it, so that all the same somebody joins. */
    void add(int lot) {
        if (size() >= MOST) {
            end(lot);
        }
        start();
    }

    /** Ends the one on which the lot falls, as an orchestrator would. */
    void end(int lot) {
        var one = take(lot);
        one.terminate();
        assertThat(one.awaitExit(END_LIMIT)).as("exit code of " + one).isEqualTo(TERMINATED);
        fill();
    }

    /** Lets those go on that have stood still for long enough, and looks after all others: none may have ended by itself. */
    void goOn() {
        goOn(System.nanoTime());
        assertThat(running).as("workers that nobody has ended").allMatch(Child::isAlive);
    }

    /** Lets all go on. */
    void heal() {
        goOn(Long.MAX_VALUE);
    }

    /** How often all workers together have said this. */
    long said(String words) {
        return all.stream().flatMap(child -> child.out().lines()).filter(line -> line.contains(words)).count();
    }

    private void goOn(long time) {
        for (var each : Map.copyOf(paused).entrySet()) {
            if (each.getValue() <= time) {
                each.getKey().goOn();
                paused.remove(each.getKey());
                running.add(each.getKey());
            }
        }
    }

    private Child take(int lot) {
        return running.remove(lot % running.size());
    }

    private void fill() {
        while (running.size() < FEWEST) {
            start();
        }
    }

    private void start() {
        var one = workers.start();
        all.add(one);
        running.add(one);
    }
}
