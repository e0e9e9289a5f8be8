package dev.sujip.bench.http.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How it is measured.
 *
 * @param ingestApi  the jar of ingest-api
 * @param wrkScript  the script that tells wrk what to send
 * @param warmUp     how long each system is warmed up at a time, until its cost no longer falls
 * @param round      how long a round lasts
 * @param rounds     how often each system has its turn in each case
 * @param producer   settings of the producer on all sides, by Kafka's names, over what ingest-api has by itself
 * @param jvm        flags of the JVMs of all systems
 * @param recordings where recordings of ingest-api by Java's Flight Recorder go, or empty for none
 */
public record Setup(
        Path ingestApi,
        Path wrkScript,
        Duration warmUp,
        Duration round,
        int rounds,
        Map<String, String> producer,
        List<String> jvm,
        Optional<Path> recordings) {}
