package dev.sujip.bench.report;

/** Hears, in words for people, what goes on while figures are made. */
public interface Notes {

    /** Something was begun, or left out for a reason. */
    void progress(String what);

    /** There will be no figures for something that was asked for, or those there are show a fault. */
    void fault(String what);
}
