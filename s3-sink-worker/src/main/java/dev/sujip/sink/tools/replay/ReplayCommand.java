package dev.sujip.sink.tools.replay;

import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.log.AdminTopicLog;
import dev.sujip.sink.tools.replay.Replay.Summary;
import dev.sujip.sink.tools.workplace.ExitCodes;
import dev.sujip.sink.tools.workplace.Progress;
import dev.sujip.sink.tools.workplace.SourceOptions;
import dev.sujip.sink.tools.workplace.Workplace;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes stored records to a topic, with key, headers and timestamp. */
@Command(name = "replay", description = {"Write stored records to a topic, with key, headers and timestamp.",
        "A run that was interrupted is continued by the same command, and writes nothing twice."})
public final class ReplayCommand implements Callable<Integer> {

    private final Workplace.Factory workplaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "TOPIC", required = true, description = "The topic to write to; it must exist.")
    private String topic = "";

    @Option(names = "--source-topic", paramLabel = "TOPIC", description = "The topic that was stored (sink.topic).")
    private @Nullable String sourceTopic;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Range range;

    @Option(names = "--topic-id", paramLabel = "ID", description = "Life of the stored topic, where there is more than one.")
    private @Nullable String topicId;

    @Option(names = "--keep-partitions", description = "Write each record to the partition that it came from.")
    private boolean keepPartitions;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of this replay: another name writes all of it again.")
    private String name = "once";

    @Option(names = "--dry-run", description = "Write nothing, and say what would be written.")
    private boolean dryRun;

    @Option(names = "--force", description = "Write even to the topic that the worker stores.")
    private boolean force;

    /** Which records. */
    static final class Range {

        @ArgGroup(exclusive = false)
        private @Nullable ByTime time;

        @ArgGroup(exclusive = false)
        private @Nullable ByOffsets offsets;
    }

    /** By timestamp. */
    static final class ByTime {

        @Option(names = "--from", paramLabel = "TIME", required = true, description = "Not before, as 2026-11-21T07:00:00Z.")
        private Instant from = Instant.EPOCH;

        @Option(names = "--to", paramLabel = "TIME", required = true, description = "Before.")
        private Instant to = Instant.EPOCH;

        @Option(names = "--late", paramLabel = "DURATION", defaultValue = "PT1H", description = "How late a record may have come into Kafka, as PT1H (default).")
        private Duration late = Duration.ZERO;
    }

    /** By offset. */
    static final class ByOffsets {

        @Option(names = "--partition", paramLabel = "N", required = true, description = "Partition that was stored.")
        private int partition;

        @Option(names = "--from-offset", paramLabel = "N", required = true, description = "First offset.")
        private long from;

        @Option(names = "--to-offset", paramLabel = "N", required = true, description = "First offset that is not meant any more.")
        private long to;
    }

    /** A command on what {@code workplaces} opens. */
    public ReplayCommand(Workplace.Factory workplaces) {
        this.workplaces = workplaces;
    }

    @Override
    public Integer call() {
        Selection selection = selection();
        try (Workplace place = workplaces.open(source.settings(sourceTopic))) {
            PrefixTerms terms = place.prefixTerms();
            check(place, terms);
            var grammar = new NameGrammar(place.prefix(), place.topic(), terms);
            try (Admin admin = Admin.create(place.kafka().admin().get())) {
                checkTarget(new AdminTopicLog(admin, topic, place.group()), selection);
                var group = new ReplayGroup(admin, new ReplayName(name, place, selection, topic, keepPartitions).text(),
                        topic);
                Progress progress = Progress.on(spec.commandLine().getErr(), !source.json());
                try (Target target = target(place, group)) {
                    Summary done = new Replay(place.store(), grammar, selection, target).run(Patience.DEFAULT,
                            progress);
                    print(done, spec.commandLine().getOut());
                }
            }
        }
        return ExitCodes.OK;
    }

    private Target target(Workplace place, ReplayGroup group) {
        return dryRun
                ? new DryTarget(group.reached())
                : new KafkaTarget(place.kafka().producer().get(), group, keepPartitions);
    }

    private Selection selection() {
        if (range.time != null) {
            ByTime time = range.time;
            if (!time.from.isBefore(time.to) || time.late.isNegative()) {
                throw wrong(
                        "--from=%s must be before --to=%s, and --late=%s not below PT0S".formatted(time.from, time.to,
                                time.late));
            }
            return Selection.ofTime(new Folders(time.from.toEpochMilli(), time.to.toEpochMilli(), time.late), topicId);
        }
        ByOffsets offsets = range.offsets == null ? new ByOffsets() : range.offsets;
        if (offsets.partition < 0 || offsets.from < 0 || offsets.from >= offsets.to) {
            throw wrong("--partition=%d must be 0 or more, and --from-offset=%d below --to-offset=%d".formatted(
                    offsets.partition, offsets.from, offsets.to));
        }
        return Selection.ofOffsets(offsets.partition, offsets.from, offsets.to, topicId);
    }

    private void check(Workplace place, PrefixTerms terms) {
        if (!terms.format().equals(PrefixTerms.ENVELOPE)) {
            throw new SinkRefusal(
                    "prefix %s is written in format %s, which has no keys, headers and timestamps: only format %s can be replayed"
                            .formatted(place.prefix(), terms.format(), PrefixTerms.ENVELOPE));
        }
        if (topic.equals(place.topic()) && !force) {
            throw new SinkRefusal(
                    "--topic=%s is the topic that the worker stores, so these records would be stored a second time: name another topic, or say --force"
                            .formatted(topic));
        }
    }

    private void checkTarget(AdminTopicLog log, Selection selection) {
        Map<Integer, Long> partitions = log.ends();
        if (keepPartitions && selection.partition() != null && !partitions.containsKey(selection.partition())) {
            throw new SinkRefusal("--keep-partitions: topic %s has no partition %d".formatted(topic,
                    selection.partition()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(Summary done, PrintWriter out) {
        if (source.json()) {
            out.println(JsonMapper.builder().build().writeValueAsString(done));
        } else {
            out.printf("%s %,d records of %,d objects to topic %s%n", dryRun ? "would write" : "wrote", done.records(),
                    done.objects(), topic);
            if (done.objectsBefore() > 0) {
                out.printf("%,d objects were written by an earlier run of this replay%n", done.objectsBefore());
            }
            if (done.quotesUncertain() > 0) {
                out.printf("%,d values were taken for JSON strings, and may have been text without quotes%n",
                        done.quotesUncertain());
            }
        }
        out.flush();
    }
}
