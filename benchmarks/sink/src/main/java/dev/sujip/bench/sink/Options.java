package dev.sujip.bench.sink;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.command.Arguments;
import dev.sujip.bench.sink.measure.Setup;
import dev.sujip.bench.sink.measure.SystemName;
import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.Event;
import dev.sujip.bench.sink.workload.LineFormat;

import java.net.URI;
import java.nio.file.Path;
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
 * @param records    in the topic
 * @param format     of the lines
 * @param headers    whether records have those that ingest-api gives
 * @param level      of compression, or empty for the worker's own
 * @param json       whether programs are to read the output
 * @param jvm        flags of the JVM on all sides
 * @param settings   of the worker
 * @param s3         an S3 server to use, or empty to start one
 * @param recordings where recordings of ours go, or empty for none
 * @param kill       whether each system is killed in the middle
 */
record Options(
        List<Compression> cases,
        List<SystemName> systems,
        int rounds,
        int records,
        LineFormat format,
        boolean headers,
        Optional<Integer> level,
        boolean json,
        List<String> jvm,
        Map<String, String> settings,
        Optional<URI> s3,
        Optional<Path> recordings,
        boolean kill) {

    private static final int MOST_ROUNDS = 100;
    private static final int MOST_LEVEL = 19;
    private static final int USUAL_RECORDS = 3_000_000;
    private static final int QUICK_RECORDS = 300_000;
    private static final int WHOLE_OBJECTS = Broker.PARTITIONS * Setup.OBJECT_RECORDS;

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

        private List<Compression> cases = List.of(Compression.values());
        private List<SystemName> systems = List.of();
        private int rounds;
        private int records;
        private LineFormat format = LineFormat.ENVELOPE;
        private boolean headers = true;
        private Optional<Integer> level = Optional.empty();
        private boolean quick;
        private boolean json;
        private String heap = "176m";
        private final List<String> jvm = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private Optional<URI> s3 = Optional.empty();
        private Optional<Path> recordings = Optional.empty();
        private boolean kill;

        Options read(Arguments arguments) {
            while (arguments.more()) {
                var option = arguments.option();
                switch (option) {
                    case "--quick" -> quick = true;
                    case "--json" -> json = true;
                    case "--kill" -> kill = true;
                    case "--no-headers" -> headers = false;
                    case "--cases" -> cases = arguments.list(option, Compression::of);
                    case "--systems" -> systems = arguments.list(option, SystemName::of);
                    case "--rounds" -> rounds = arguments.number(option, MOST_ROUNDS);
                    case "--records" -> records = wholeObjects(arguments.number(option, Event.MOST));
                    case "--format" -> format = LineFormat.of(arguments.value(option));
                    case "--level" -> level = Optional.of(arguments.number(option, MOST_LEVEL));
                    case "--heap" -> heap = heap(arguments.value(option));
                    case "--jvm" -> jvm.add(arguments.value(option));
                    case "--sink" -> setting(arguments);
                    case "--s3" -> s3 = Optional.of(endpoint(arguments.value(option)));
                    case "--profile" -> recordings = Optional.of(Path.of(arguments.value(option)).toAbsolutePath());
                    default -> throw new IllegalArgumentException("unknown argument '%s'".formatted(option));
                }
            }
            return quick ? complete(1, QUICK_RECORDS) : complete(3, USUAL_RECORDS);
        }

        /** What was named has its way over these. A loop that only reads has nothing to lose by a kill. */
        private Options complete(int usualRounds, int usualRecords) {
            if (jvm.isEmpty()) {
                jvm.add("-XX:+UseSerialGC");
            }
            jvm.addFirst("-Xmx" + heap);
            var usualSystems = List.of(SystemName.values());
            return new Options(cases,
                    (systems.isEmpty() ? usualSystems : systems).stream().filter(system -> !kill || system.stores())
                            .toList(),
                    rounds == 0 ? kill ? 1 : usualRounds : rounds, records == 0 ? usualRecords : records, format,
                    headers, level, json, List.copyOf(jvm), settings, s3, recordings, kill);
        }

        private void setting(Arguments arguments) {
            var setting = arguments.setting("--sink", "the worker", "sink.buffer-max-bytes=64MB");
            settings.put(setting.getKey(), setting.getValue());
        }

        private static int wholeObjects(int records) {
            int rest = records % WHOLE_OBJECTS;
            if (rest != 0) {
                throw new IllegalArgumentException(
                        "--records wants a multiple of %d, so that the last objects are full, too, for example %d, not '%d'"
                                .formatted(WHOLE_OBJECTS, Math.max(WHOLE_OBJECTS, records - rest), records));
            }
            return records;
        }

        private static String heap(String value) {
            if (!value.matches("[1-9][0-9]*[kmgKMG]")) {
                throw new IllegalArgumentException("--heap wants a size as 176m, not '%s'".formatted(value));
            }
            return value;
        }

        private static URI endpoint(String value) {
            if (!value.matches("https?://[^/ ]+/?")) {
                throw new IllegalArgumentException(
                        "--s3 wants an endpoint as http://127.0.0.1:9000, not '%s'".formatted(value));
            }
            return URI.create(value);
        }
    }
}
