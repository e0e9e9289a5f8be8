package dev.sujip.bench.http.measure;

import java.time.Duration;
import java.util.Optional;

/** A process that is up, and the load for it. */
interface RunningSystem {

    SystemName name();

    /** The id of the process whose CPU time counts. */
    long pid();

    /**
     * Tries the case once, waiting until the system is up.
     *
     * @return why the case cannot be measured here, or empty if it can
     * @throws CaseInvalid if the answer is wrong
     */
    Optional<String> cannot() throws InterruptedException;

    /** Sends for so long what is not counted. */
    void warmUp(Duration time) throws InterruptedException;

    /** Sends for so long, in whole seconds. */
    Load load(Duration time) throws InterruptedException;

    /** How many records one of its requests holds. */
    int recordsPerRequest();
}
