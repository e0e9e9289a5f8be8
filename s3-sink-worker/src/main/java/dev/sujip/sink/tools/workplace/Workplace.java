package dev.sujip.sink.tools.workplace;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.PrefixTerms;

import java.util.List;

/**
 * What a command works on, made of the same settings as the worker. Close it when done.
 *
 * @param topic that the worker reads
 * @param group of the worker
 * @param prefix of the objects, without a slash at its end
 * @param settingsTerms how a worker of these settings would write the prefix
 */
public record Workplace(String topic, String group, String prefix, PrefixTerms settingsTerms, ObjectStore store,
        KafkaAccess kafka, Runnable closing) implements AutoCloseable {

    /** The terms that the prefix was begun with; those of the settings where nothing stands there yet. */
    public PrefixTerms prefixTerms() {
        PrefixTerms found = PrefixTerms.read(store, prefix);
        return found == null ? settingsTerms : found;
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Makes workplaces. */
    @FunctionalInterface
    public interface Factory {

        /**
         * A workplace by the worker's settings.
         *
         * @param settings that win over all other sources, each as {@code --sink.topic=uploads}
         * @throws UnusableSettings if one has a value that cannot be; it is told on the error stream
         */
        Workplace open(List<String> settings);
    }

    /** The settings cannot be used, and what is wrong with them was told already. */
    public static final class UnusableSettings extends RuntimeException {

        /** Settings that {@code cause} refused. */
        public UnusableSettings(Throwable cause) {
            super(cause);
        }
    }
}
