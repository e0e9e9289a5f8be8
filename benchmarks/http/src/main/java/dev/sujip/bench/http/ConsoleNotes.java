package dev.sujip.bench.http;

import dev.sujip.bench.http.measure.Notes;

/**
 * Writes to standard error, so that standard output holds figures only. Falls silent when this process is told to end: then processes
 * die on purpose, and what that looks like from here is no news.
 */
final class ConsoleNotes implements Notes {

    private volatile boolean ending;
    private int faults;

    ConsoleNotes() {
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
    int faults() {
        return faults;
    }

    /** Whether this process has been told to end. */
    boolean ending() {
        return ending;
    }

    private void write(String line) {
        if (!ending) {
            System.err.println(line);
        }
    }
}
