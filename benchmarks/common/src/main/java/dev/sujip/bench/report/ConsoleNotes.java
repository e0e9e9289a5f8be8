package dev.sujip.bench.report;

/**
 * Writes to standard error, so that standard output holds figures only. Falls silent when this process is told to end: then processes
 * die on purpose, and what that looks like from here is no news.
 */
public final class ConsoleNotes implements Notes {

    private volatile boolean ending;
    private int faults;

    /** Makes one that is told of the end of this process. */
    public ConsoleNotes() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true, "silence"));
    }

    @Override
    public void progress(String what) {
        write("· " + what);
    }

    @Override
    public void fault(String what) {
        faults++;
        write("!! " + what);
    }

    /** How many there were. */
    public int faults() {
        return faults;
    }

    /** Whether this process has been told to end. */
    public boolean ending() {
        return ending;
    }

    private void write(String line) {
        if (!ending) {
            System.err.println(line);
        }
    }
}
