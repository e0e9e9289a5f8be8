package dev.sujip.bench.http;

import dev.sujip.bench.command.Arguments;
import dev.sujip.bench.http.measure.SystemName;
import dev.sujip.bench.http.workload.BenchmarkCase;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return new Reader().read(new Arguments(arguments));
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

        Options read(Arguments arguments) {
            while (arguments.more()) {
                var option = arguments.option();
                switch (option) {
                    case "--quick" -> quick = true;
                    case "--json" -> json = true;
                    case "--cases" -> cases = arguments.list(option, BenchmarkCase::of);
                    case "--systems" -> systems = arguments.list(option, SystemName::of);
                    case "--rounds" -> rounds = arguments.number(option, MOST);
                    case "--seconds" -> seconds = arguments.number(option, MOST);
                    case "--warmup" -> warmUp = arguments.number(option, MOST);
                    case "--producer" -> {
                        var setting = arguments.setting(option, "Kafka's producer", "linger.ms=0");
                        producer.put(setting.getKey(), setting.getValue());
                    }
                    case "--jvm" -> jvm.add(arguments.value(option));
                    case "--profile" -> recordings = Optional.of(Path.of(arguments.value(option)).toAbsolutePath());
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
    }
}
