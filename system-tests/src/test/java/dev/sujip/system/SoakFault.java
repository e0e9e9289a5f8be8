package dev.sujip.system;

/** What goes wrong during a soak, beside the store, which fails all the time. */
enum SoakFault {
    /** A worker is killed: nobody is told, and its partitions wait for the end of its session. */
    WORKER_KILLED("killed"),
    /** A worker stands still for longer than its group waits for it, and then goes on with what it had in memory. */
    WORKER_PAUSED("paused"),
    /** One more worker joins. */
    WORKER_ADDED("added"),
    /** A worker is told to end, and stores and commits what it holds before it does. */
    WORKER_ENDED("ended"),
    /** The broker is told to end, and starts again on the same data. */
    BROKER_RESTARTED("broker restarted");

    private final String word;

    SoakFault(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
