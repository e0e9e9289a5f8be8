package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestProperties;
import dev.sujip.ingest.SettingException;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import java.time.Duration;

/** Refuses settings that are each good but cannot work here, or not together: with them the service would start, and fail its clients later. */
final class ServableSettings {

    private static final String PHASE = "spring.lifecycle.timeout-per-shutdown-phase";

    private ServableSettings() {}

    /** @throws SettingException at the first that cannot work */
    static void require(IngestProperties ingest, ServerProperties server, LifecycleProperties lifecycle) {
        requireOff("server.http2.enabled", server.getHttp2().isEnabled(),
                "Only HTTP/1.1 is spoken on this port; leave the setting out. A proxy in front may speak HTTP/2 to clients.");
        requireOff("server.compression.enabled", server.getCompression().getEnabled(),
                "Answers are a few bytes for each record and are not compressed; leave the setting out.");
        requireShorter("ingest.shutdown-grace", ingest.shutdownGrace(), lifecycle);
        requireShorter("ingest.acknowledgement-timeout", ingest.acknowledgementTimeout(), lifecycle);
        requireRoomForOne(ingest.limits());
    }

    private static void requireOff(String setting, boolean on, String mend) {
        if (on) {
            throw new SettingException(setting + "=true has no effect here.", mend);
        }
    }

    /** Or requests that were taken would be cut off while they wait for Kafka. */
    private static void requireShorter(String setting, Duration value, LifecycleProperties lifecycle) {
        var phase = lifecycle.getTimeoutPerShutdownPhase();
        if (value.compareTo(phase) >= 0) {
            throw new SettingException(
                    "%s=%d ms is not shorter than %s=%d ms.".formatted(setting, value.toMillis(), PHASE,
                            phase.toMillis()),
                    "Set %s to %d s or more, or make the other shorter.".formatted(PHASE, value.toSeconds() + 5));
        }
    }

    /** While a body is decoded, both what was received and what it becomes are held. */
    private static void requireRoomForOne(IngestProperties.Limits limits) {
        long one = (long) limits.maxBodyBytes() + limits.maxDecodedBytes()
                + (long) RequestDecoder.BYTES_A_RECORD * limits.maxRecords();
        if (limits.maxInFlightBytes() < one) {
            throw new SettingException(
                    "ingest.limits.max-in-flight-bytes=%d has no room for one body of the largest size: max-body-bytes=%d, max-decoded-bytes=%d, max-records=%d."
                            .formatted(limits.maxInFlightBytes(), limits.maxBodyBytes(), limits.maxDecodedBytes(),
                                    limits.maxRecords()),
                    "Set it to %d or more, or make those smaller: such a body would be told to come again, for ever."
                            .formatted(one));
        }
    }
}
