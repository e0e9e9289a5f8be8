package dev.sujip.bench.http;

import dev.sujip.bench.http.measure.SystemName;
import dev.sujip.bench.http.workload.BenchmarkCase;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was asked for on the command line.
 *
 * @param cases      in their order
 * @param systems    in the order in which they are started, ours first
 * @param rounds     how often each system has its turn in each case
 * @param round      how long a round lasts
 * @param warmUp     how long each system is warmed up at a time
 * @param json       whether programs are to read the output
 * @param producer   settings of the producer on all sides
 * @param jvm        flags of the JVM on all sides
 * @param recordings where recordings of ours go, or empty for none
 */
record Options(
        List<BenchmarkCase> cases,
        List<SystemName> systems,
        int rounds,
        Duration round,
        Duration warmUp,
        boolean json,
        Map<String, String> producer,
        List<String> jvm,
        Optional<Path> recordings) {

    private static final int MOST = 3600;
    private static final List<BenchmarkCase> QUICK_CASES = List.of(BenchmarkCase.ONE_1, BenchmarkCase.ONE_64,
            BenchmarkCase.ARRAY_100);

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what is, and what is right
     */
    static Options parse(List<String> arguments) {
        return new Reader().read(arguments.iterator());
    }

    /** What has been read so far; the defaults before. */
    private static final class Reader {

        private List<BenchmarkCase> cases = List.of();
        private List<SystemName> systems = List.of(SystemName.values());
        private int rounds;
        private int seconds;
        private int warmUp;
        private boolean quick;
        private boolean json;
        private final Map<String, String> producer = new LinkedHashMap<>();
        private final List<String> jvm = new ArrayList<>();
        private Optional<Path> recordings = Optional.empty();

        Options read(Iterator<String> arguments) {
            while (arguments.hasNext()) {
                var option = arguments.next();
                switch (option) {
                    case "--quick" -> quick = true;
                    case "--json" -> json = true;
                    case "--cases" -> cases = list(option, arguments, BenchmarkCase::of);
                    case "--systems" -> systems = list(option, arguments, SystemName::of);
                    case "--rounds" -> rounds = number(option, arguments);
                    case "--seconds" -> seconds = number(option, arguments);
                    case "--warmup" -> warmUp = number(option, arguments);
                    case "--producer" -> setting(value(option, arguments));
                    case "--jvm" -> jvm.add(value(option, arguments));
                    case "--profile" -> recordings = Optional.of(Path.of(value(option, arguments)).toAbsolutePath());
                    default -> throw new IllegalArgumentException("unknown argument '%s'".formatted(option));
                }
            }
            return quick ? complete(QUICK_CASES, 1, 4, 3) : complete(List.of(BenchmarkCase.values()), 3, 10, 5);
        }

        /** What was named has its way over these. */
        private Options complete(List<BenchmarkCase> usualCases, int usualRounds, int usualSeconds, int usualWarmUp) {
            return new Options(cases.isEmpty() ? usualCases : cases, systems, rounds == 0 ? usualRounds : rounds,
                    Duration.ofSeconds(seconds == 0 ? usualSeconds : seconds),
                    Duration.ofSeconds(warmUp == 0 ? usualWarmUp : warmUp), json, producer, jvm, recordings);
        }

        private void setting(String pair) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--producer wants a setting of Kafka's producer as linger.ms=0, not '%s'".formatted(pair));
            }
            producer.put(pair.substring(0, equals), pair.substring(equals + 1));
        }

        private static <E extends Enum<E>> List<E> list(String option, Iterator<String> arguments,
                Function<String, E> of) {
            return Arrays.stream(value(option, arguments).split(",", -1)).map(of).sorted().distinct().toList();
        }

        private static int number(String option, Iterator<String> arguments) {
            var value = value(option, arguments);
            if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > MOST) {
                throw new IllegalArgumentException(
                        "%s wants a whole number from 1 to %d, not '%s'".formatted(option, MOST, value));
            }
            return Integer.parseInt(value);
        }

        private static String value(String option, Iterator<String> arguments) {
            if (!arguments.hasNext()) {
                throw new IllegalArgumentException(option + " wants a value");
            }
            return arguments.next();
        }
    }
}
