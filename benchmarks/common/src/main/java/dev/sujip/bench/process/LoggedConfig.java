package dev.sujip.bench.process;

import java.util.List;
import java.util.regex.Pattern;

/** The settings that a program's Kafka client really uses, as the client logs them at its start. */
public final class LoggedConfig {

    /** Who is to log, at level INFO. */
    public static final String LOGGER = "org.apache.kafka.common.config.AbstractConfig";

    private LoggedConfig() {}

    /**
     * Returns settings as {@code key=value}.
     *
     * @param log   all that the program has written
     * @param kind  the client's class of settings, as {@code ProducerConfig}
     * @param names of the settings
     * @throws ChildFailure if one was not logged
     */
    public static List<String> parse(String log, String kind, List<String> names) {
        var values = log.substring(Math.max(0, log.indexOf(kind + " values:")));
        return names.stream().map(name -> name + '=' + value(name, values, kind)).toList();
    }

    private static String value(String name, String log, String kind) {
        var line = Pattern.compile("^\\s+" + Pattern.quote(name) + " = (\\S+)$", Pattern.MULTILINE).matcher(log);
        if (!line.find()) {
            throw new ChildFailure("%s was not logged among %s at INFO by %s".formatted(name, kind, LOGGER));
        }
        return line.group(1);
    }
}
