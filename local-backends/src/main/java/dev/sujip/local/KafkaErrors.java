package dev.sujip.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Holds back what Kafka logs while it starts and keeps its first error: the cause, which Kafka itself throws on only sometimes and
 * follows with pages of consequences.
 */
final class KafkaErrors extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> LOGGERS = List.of("kafka", "org.apache.kafka", "state.change.logger");

    private volatile @Nullable String first;

    private KafkaErrors() {
        start();
        loggers().forEach(logger -> {
            logger.setAdditive(false);
            logger.addAppender(this);
        });
    }

    /** Holds Kafka's log back until {@link #close()}. */
    static KafkaErrors hold() {
        return new KafkaErrors();
    }

    /** Returns what the first error said, or the failure itself where Kafka has logged none. */
    String causeOf(Throwable failure) {
        var error = first;
        return error == null ? StartupFailure.reason(failure) : error;
    }

    /** Lets Kafka's log go its usual way again. */
    @Override
    public void close() {
        loggers().forEach(logger -> {
            logger.detachAppender(this);
            logger.setAdditive(true);
        });
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (first == null && event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            first = event.getThrowableProxy() instanceof ThrowableProxy proxy
                    ? StartupFailure.message(proxy.getThrowable())
                    : event.getFormattedMessage();
        }
    }

    private static List<Logger> loggers() {
        return LOGGERS.stream().map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
    }
}
