package dev.sujip.sink.tools.verify;

import java.util.List;

/**
 * All that was found; as JSON it is what {@code --json} prints.
 *
 * @param deep whether every object was read
 * @param offline whether Kafka was left alone
 * @param format of the lines
 * @param faultCount all faults; {@code faults} holds at most the first thousand
 */
record Report(String topic, String prefix, boolean deep, boolean offline, String format, List<ChainLine> partitions,
        long faultCount, List<Fault> faults) {

    /** Whether nothing is wrong. */
    public boolean proven() {
        return faultCount == 0;
    }
}
