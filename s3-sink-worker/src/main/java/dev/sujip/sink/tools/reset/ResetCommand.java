package dev.sujip.sink.tools.reset;

import dev.sujip.sink.commit.CommitMark;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.Archive;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.log.AdminTopicLog;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.reset.Plan.Move;
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
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Moves the worker's group while no worker runs, for storing records again in another prefix. */
@Command(name = "reset", description = {
        "Move the worker's group, while no worker runs, to store records again in another prefix.",
        "Refused where the prefix holds records already and some would be left out."})
public final class ResetCommand implements Callable<Integer> {

    private final Workplace.Factory workplaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic (sink.topic).")
    private @Nullable String topic;

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition; may be given more than once.")
    private List<Integer> partitions = List.of();

    @Option(names = "--dry-run", description = "Move nothing, and say what would be moved.")
    private boolean dryRun;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Where where;

    /** Where to. */
    static final class Where {

        @Option(names = "--to-offset", paramLabel = "N", description = "To this offset.")
        private @Nullable Long offset;

        @Option(names = "--to-time", paramLabel = "TIME", description = "To the first record that is not older, as 2026-11-21T07:00:00Z.")
        private @Nullable Instant time;

        @Option(names = "--to-earliest", description = "To the oldest record in Kafka.")
        @SuppressWarnings("UnusedVariable") // It is meant where no other is.
        private boolean earliest;

        @Option(names = "--to-stored", description = "To the end of what the prefix holds.")
        private boolean stored;
    }

    /** A command on what {@code workplaces} opens. */
    public ResetCommand(Workplace.Factory workplaces) {
        this.workplaces = workplaces;
    }

    @Override
    public Integer call() {
        try (Workplace place = workplaces.open(source.settings(topic));
                Admin admin = Admin.create(place.kafka().admin().get())) {
            var log = new AdminTopicLog(admin, place.topic(), place.group());
            var group = new WorkerGroup(admin, place.group());
            group.requireEmpty();
            TopicState state = log.state();
            Map<Integer, Long> stored = stored(place, state.topicId());
            List<Move> moves = new Plan(place.prefix(), state, log.ends(), stored)
                    .to(positions(log, state, stored, place.prefix()));
            if (!dryRun) {
                group.move(place.topic(), new CommitMark(state.topicId(), place.prefix()), moves);
            }
            print(moves, place, spec.commandLine().getOut());
            return ExitCodes.OK;
        }
    }

    private Map<Integer, Long> stored(Workplace place, String topicId) {
        var grammar = new NameGrammar(place.prefix(), place.topic(), place.prefixTerms());
        Progress progress = Progress.on(spec.commandLine().getErr(), !source.json());
        Map<Integer, Long> ends = Patience.DEFAULT.call(() -> new StoredEnds(place.store(), Archive.of(place.store(),
                place.prefix(), grammar, names -> progress.show("listing", names, 0))).of(topicId));
        progress.clear();
        return ends;
    }

    private Map<Integer, Long> positions(AdminTopicLog log, TopicState state, Map<Integer, Long> stored,
            String prefix) {
        Map<Integer, Long> times = where.time == null ? Map.of() : log.offsetsAt(where.time.toEpochMilli());
        var positions = new TreeMap<Integer, Long>();
        for (int partition : partitions.isEmpty() ? state.partitions().keySet() : partitions) {
            positions.put(partition, position(partition, state, times, stored, prefix));
        }
        return positions;
    }

    private long position(int partition, TopicState state, Map<Integer, Long> times, Map<Integer, Long> stored,
            String prefix) {
        if (where.offset != null) {
            return where.offset;
        }
        if (where.stored) {
            Long end = stored.get(partition);
            if (end == null) {
                throw new SinkRefusal(
                        "--to-stored: %s holds nothing of partition %d; leave it out by --partition".formatted(
                                prefix, partition));
            }
            return end;
        }
        TopicState.PartitionState present = state.partitions().get(partition);
        long start = present == null ? 0 : present.start();
        return where.time == null ? start : times.getOrDefault(partition, start);
    }

    private void print(List<Move> moves, Workplace place, PrintWriter out) {
        if (source.json()) {
            out.println(JsonMapper.builder().build().writeValueAsString(Map.of("group", place.group(), "prefix",
                    place.prefix(), "moved", !dryRun, "partitions", moves)));
        } else {
            moves.forEach(move -> out.printf("partition %d: %s -> %d%n", move.partition(),
                    move.from() == null ? "no position" : move.from(), move.to()));
            out.printf("%s group %s: workers with sink.objects.prefix=%s go on there%n",
                    dryRun ? "would move" : "moved", place.group(), place.prefix());
        }
        out.flush();
    }
}
