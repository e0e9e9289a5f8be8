package dev.sujip.sink.consume;

import dev.sujip.sink.batch.Backoff;
import dev.sujip.sink.batch.BufferBound;
import dev.sujip.sink.batch.CutRules;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.RecordEncoder;
import dev.sujip.sink.commit.OnDataLoss;

import java.time.Duration;
import java.util.function.Function;

/**
 * All that a worker has to know of what it is to do.
 *
 * @param topic that is read
 * @param prefix in which the objects lie
 * @param writer names this life of the process in what it stores
 * @param naming names the objects of a partition
 * @param needsStableFirstRecords whether a name depends on the first record behind a position, so that compaction must not remove any
 * @param revocationTimeout how long a partition that goes to another worker may take to be stored
 * @param shutdownTimeout how long storing what is held may take in the end
 */
public record SinkPlan(String topic, String prefix, String writer, Function<LogPartition, ObjectNaming> naming,
        boolean needsStableFirstRecords,
        CutRules cutRules, Backoff backoff, BufferBound bufferBound, RecordEncoder.Factory encoders,
        OnDataLoss onDataLoss,
        Duration revocationTimeout, Duration shutdownTimeout) {}
