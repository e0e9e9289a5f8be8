package dev.sujip.bench.http;

import dev.sujip.bench.http.measure.Notes;

/** Writes to standard error, so that standard output holds figures only. */
final class ConsoleNotes implements Notes {

    private int faults;

    @Override
    public void progress(String what) {
        System.err.println("· " + what);
    }

    @Override
    public void fault(String what) {
        faults++;
        System.err.println("!! " + what);
    }

    /** How many there were. */
    int faults() {
        return faults;
    }
}
