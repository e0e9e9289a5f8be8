package dev.sujip.sink.tools.locate;

import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.locate.Finding.Found;
import dev.sujip.sink.tools.locate.Finding.NotThere;
import dev.sujip.sink.tools.log.AdminTopicLog;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Finds the object and the line of a record, and prints the record. */
@Command(name = "locate", description = "Find a record by its place in the topic, or by its id: which object, which line.")
public final class LocateCommand implements Callable<Integer> {

    private final Workplace.Factory workplaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic (sink.topic).")
    private @Nullable String topic;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Sought sought;

    /** What is looked for. */
    static final class Sought {

        @ArgGroup(exclusive = false)
        private @Nullable ByPlace place;

        @ArgGroup(exclusive = false)
        private @Nullable ByItsId id;
    }

    /** A place in the topic. */
    static final class ByPlace {

        @Option(names = "--partition", paramLabel = "N", required = true, description = "Partition of the record.")
        private int partition;

        @Option(names = "--offset", paramLabel = "N", required = true, description = "Offset of the record.")
        private long offset;

        @Option(names = "--topic-id", paramLabel = "ID", description = "Life of the topic; by default the present one.")
        private @Nullable String topicId;

        @Option(names = "--offline", description = "Do not ask Kafka for the topic's id and end.")
        private boolean offline;
    }

    /** The id of a record, and when it was written. */
    static final class ByItsId {

        @Option(names = "--id", paramLabel = "ID", required = true, description = "The record's header sujip-id.")
        private String id = "";

        @Option(names = "--from", paramLabel = "TIME", required = true, description = "Not before, as 2026-11-21T07:00:00Z.")
        private Instant from = Instant.EPOCH;

        @Option(names = "--to", paramLabel = "TIME", required = true, description = "Before.")
        private Instant to = Instant.EPOCH;

        @Option(names = "--late", paramLabel = "DURATION", defaultValue = "PT1H", description = "How late it may have come into Kafka, as PT1H (default).")
        private Duration late = Duration.ZERO;
    }

    /** A command on what {@code workplaces} opens. */
    public LocateCommand(Workplace.Factory workplaces) {
        this.workplaces = workplaces;
    }

    @Override
    public Integer call() {
        try (Workplace place = workplaces.open(source.settings(topic))) {
            var grammar = new NameGrammar(place.prefix(), place.topic(), place.prefixTerms());
            List<? extends Finding> findings = sought.place != null
                    ? List.of(byPlace(place, grammar, sought.place))
                    : byId(place, grammar, sought.id == null ? new ByItsId() : sought.id);
            print(findings);
            return findings.stream().allMatch(Finding::found) ? ExitCodes.OK : ExitCodes.FOUND_WRONG;
        }
    }

    private Finding byPlace(Workplace place, NameGrammar grammar, ByPlace wanted) {
        if (wanted.partition < 0 || wanted.offset < 0) {
            throw wrong("--partition=%d and --offset=%d must be 0 or more".formatted(wanted.partition, wanted.offset));
        }
        if (wanted.topicId != null) {
            return find(place, grammar, Lives.of(wanted.topicId, wanted.partition), wanted.offset, null);
        }
        if (wanted.offline) {
            ChainKey chain = new Lives(place.store(), grammar, Patience.DEFAULT).only(place.prefix(), wanted.partition);
            return find(place, grammar, chain, wanted.offset, null);
        }
        return withKafka(place, grammar, wanted);
    }

    private Finding withKafka(Workplace place, NameGrammar grammar, ByPlace wanted) {
        try (Admin admin = Admin.create(place.kafka().admin().get())) {
            var log = new AdminTopicLog(admin, place.topic(), place.group());
            Map<Integer, Long> ends = log.ends();
            if (!ends.containsKey(wanted.partition)) {
                throw wrong("--partition=%d: topic %s has partitions 0 up to %d".formatted(wanted.partition,
                        place.topic(), ends.size() - 1));
            }
            return find(place, grammar, Lives.of(log.state().topicId(), wanted.partition), wanted.offset,
                    ends.get(wanted.partition));
        }
    }

    private static Finding find(Workplace place, NameGrammar grammar, ChainKey chain, long offset, @Nullable Long end) {
        var search = new ByOffset(place.store(), grammar.terms(), grammar.naming(chain));
        return Patience.DEFAULT.call(() -> search.find(offset, end));
    }

    private List<? extends Finding> byId(Workplace place, NameGrammar grammar, ByItsId wanted) {
        if (wanted.id.isEmpty() || !wanted.from.isBefore(wanted.to) || wanted.late.isNegative()) {
            throw wrong(
                    "--id must not be empty, --from=%s must be before --to=%s, and --late=%s not below PT0S".formatted(
                            wanted.from, wanted.to, wanted.late));
        }
        var folders = new Folders(wanted.from.toEpochMilli(), wanted.to.toEpochMilli(), wanted.late);
        List<Found> found = new ById(place.store(), grammar, Patience.DEFAULT).find(wanted.id, folders,
                Progress.on(spec.commandLine().getErr(), !source.json()));
        return found.isEmpty()
                ? List.of(new NotThere("not-found",
                        "no record with sujip-id %s stands in %s between %s and %s, and up to %s later"
                                .formatted(wanted.id, place.prefix(), wanted.from, wanted.to, wanted.late),
                        null))
                : found;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(List<? extends Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            if (source.json()) {
                out.println(JsonMapper.builder().build().writeValueAsString(finding));
            } else {
                out.println(switch (finding) {
                    case Found found -> "%s line %d%n%s".formatted(found.object(), found.line(), found.record());
                    case NotThere not -> "not there: " + not.text();
                });
            }
        }
        out.flush();
    }
}
