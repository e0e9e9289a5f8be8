package dev.sujip.bench.http.measure;

import java.time.Duration;

/** A process that is up, and the load for it. */
interface RunningSystem {

    SystemName name();

    /** The id of the process whose CPU time counts. */
    long pid();

    /**
     * Waits until it is up, and tries the case once.
     *
     * @throws NotMeasurable if it does not know what the case needs
     * @throws CaseInvalid   if the answer is wrong
     */
    void awaitUp() throws InterruptedException, NotMeasurable;

    /** Sends for so long, in whole seconds, what makes the JVM compile what the case needs. */
    Load warmUp(Duration time) throws InterruptedException;

    /** Sends for so long, in whole seconds. */
    Load load(Duration time) throws InterruptedException;

    /** How many records one of its requests holds. */
    int recordsPerRequest();
}
