package dev.sujip.standalone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the standalone; their defaults stand in {@code standalone.yaml}.
 *
 * @param data folder that keeps Kafka's log and the objects; a relative one counts from the working directory
 * @param ports where everything listens, on the loopback address only
 * @param ingest settings handed to ingest-api as they are
 * @param worker settings handed to s3-sink-worker as they are
 */
@ConfigurationProperties("standalone")
@Validated
record StandaloneProperties(@NotBlank String data, @NotNull @Valid Ports ports,
        @DefaultValue Map<String, String> ingest,
        @DefaultValue Map<String, String> worker) {

    /**
     * Returns the data folder as an absolute path.
     *
     * <p>The setting is a text because Spring would rather see a folder of that name on the class path.
     */
    Path folder() {
        return Path.of(data).toAbsolutePath().normalize();
    }

    /**
     * The ports, each its own.
     *
     * @param http where {@code POST /upload} is answered
     * @param management health and metrics of ingest-api
     * @param worker health and metrics of s3-sink-worker
     * @param kafka the broker's clients
     * @param controller the broker's own controller
     * @param s3 the S3 endpoint
     */
    record Ports(@Min(1) @Max(65_535) int http, @Min(1) @Max(65_535) int management, @Min(1) @Max(65_535) int worker,
            @Min(1) @Max(65_535) int kafka, @Min(1) @Max(65_535) int controller, @Min(1) @Max(65_535) int s3) {

        /** Returns each port by the name of its setting, in the order in which they are documented. */
        Map<String, Integer> byName() {
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("standalone.ports.http", http);
            ports.put("standalone.ports.management", management);
            ports.put("standalone.ports.worker", worker);
            ports.put("standalone.ports.kafka", kafka);
            ports.put("standalone.ports.controller", controller);
            ports.put("standalone.ports.s3", s3);
            return ports;
        }
    }
}
