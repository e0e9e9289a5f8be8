package dev.sujip.bench.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A command line, read from left to right. Each method that finds something wrong says what is, and what is right. */
public final class Arguments {

    private final Iterator<String> rest;

    /** Reads these. */
    public Arguments(List<String> arguments) {
        rest = arguments.iterator();
    }

    /** Whether there is one more. */
    public boolean more() {
        return rest.hasNext();
    }

    /** Returns the next one, which names an option. */
    public String option() {
        return rest.next();
    }

    /**
     * Returns the value that stands behind an option.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String value(String option) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }

    /**
     * Returns a number that stands behind an option.
     *
     * @throws IllegalArgumentException if it is not one from 1 to {@code most}
     */
    public int number(String option, int most) {
        var value = value(option);
        if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    "%s wants a whole number from 1 to %d, not '%s'".formatted(option, most, value));
        }
        return Integer.parseInt(value);
    }

    /**
     * Returns what is listed behind an option, separated by commas: each once, in their own order.
     *
     * @param of returns the one of this name
     * @throws IllegalArgumentException if {@code of} throws it
     */
    public <E extends Enum<E>> List<E> list(String option, Function<String, E> of) {
        return Arrays.stream(value(option).split(",", -1)).map(of).sorted().distinct().toList();
    }

    /**
     * Returns a setting that stands behind an option as {@code key=value}.
     *
     * @param what    whose setting it is, for the message
     * @param example of one
     * @throws IllegalArgumentException if it has another form
     */
    public Map.Entry<String, String> setting(String option, String what, String example) {
        var pair = value(option);
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "%s wants a setting of %s as %s, not '%s'".formatted(option, what, example, pair));
        }
        return Map.entry(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
