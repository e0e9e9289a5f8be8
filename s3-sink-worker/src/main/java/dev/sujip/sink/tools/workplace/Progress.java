package dev.sujip.sink.tools.workplace;

import java.io.Console;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** How far a command is, in one line that is written over and over on a terminal; silent elsewhere. Used by one thread. */
public final class Progress {

    private static final int BAR = 30;
    private static final long EVERY_MILLIS = 100;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier clockMillis;
    private long last;

    Progress(PrintWriter err, boolean shown, LongSupplier clockMillis) {
        this.err = err;
        this.shown = shown;
        this.clockMillis = clockMillis;
        this.last = clockMillis.getAsLong() - EVERY_MILLIS;
    }

    /** A line on {@code err}, if somebody looks at it. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal.
    public static Progress on(PrintWriter err, boolean wanted) {
        Console console = System.console();
        return new Progress(err, wanted && console != null && console.isTerminal(), System::currentTimeMillis);
    }

    /** Shows that {@code done} of {@code all} are done; where {@code all} is 0, nobody knows how many there are. */
    public void show(String what, long done, long all) {
        long now = clockMillis.getAsLong();
        if (!shown || now - last < EVERY_MILLIS) {
            return;
        }
        last = now;
        err.print(ERASE + (all == 0 ? "%s %,d".formatted(what, done) : bar(what, Math.min(done, all), all)));
        err.flush();
    }

    /** Takes the line away. */
    public void clear() {
        if (shown) {
            err.print(ERASE);
            err.flush();
        }
    }

    private static String bar(String what, long done, long all) {
        int full = (int) (BAR * done / all);
        return "%s [%s%s] %d%%  %,d of %,d".formatted(what, "#".repeat(full), "-".repeat(BAR - full), 100 * done / all,
                done, all);
    }
}
