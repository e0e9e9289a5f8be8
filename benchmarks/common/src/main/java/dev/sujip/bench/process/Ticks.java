package dev.sujip.bench.process;

/** The unit in which Linux shows CPU time in /proc: 100 a second on every architecture that Java runs on. */
final class Ticks {

    private static final long MICROS = 10_000;

    private Ticks() {}

    static long micros(String ticks) {
        return Long.parseLong(ticks) * MICROS;
    }
}
