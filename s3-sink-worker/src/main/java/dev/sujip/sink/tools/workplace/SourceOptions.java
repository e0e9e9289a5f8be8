package dev.sujip.sink.tools.workplace;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** The options that stand for the settings which change most; all others are given as {@code --sink.store.bucket=archive}. */
public final class SourceOptions {

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "Prefix of the objects (sink.objects.prefix).")
    private @Nullable String prefix;

    @Option(names = "--group", paramLabel = "GROUP", description = "Consumer group of the worker (sink.group).")
    private @Nullable String group;

    @Option(names = "--bucket", paramLabel = "BUCKET", description = "Bucket of the objects (sink.store.bucket).")
    private @Nullable String bucket;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    /** Whether the answer is read by a program. */
    public boolean json() {
        return json;
    }

    /**
     * The settings that these options stand for.
     *
     * @param topic of the worker; null where the settings say it
     */
    public List<String> settings(@Nullable String topic) {
        var settings = new ArrayList<String>();
        add(settings, "sink.topic", topic);
        add(settings, "sink.objects.prefix", prefix);
        add(settings, "sink.group", group);
        add(settings, "sink.store.bucket", bucket);
        return settings;
    }

    private static void add(List<String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.add("--" + name + "=" + value);
        }
    }
}
