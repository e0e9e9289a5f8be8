package dev.sujip.sink.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Which folder of the prefix an object lies in. A prefix keeps one layout for ever, since the folder is part of the name. */
public enum Layout {

    /** {@code dt=2026-11-21/hour=07}, in UTC, by the first record's timestamp. Not for compacted topics: there a first record may vanish. */
    BY_HOUR {
        @Override
        String folder(int partition, long firstTimestamp) {
            LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(firstTimestamp), ZoneOffset.UTC);
            return String.format(Locale.ROOT, "dt=%s/hour=%02d", time.toLocalDate(), time.getHour());
        }

        @Override
        String folderPattern() {
            return "dt=[-+0-9]+/hour=[0-9]{2}";
        }

        @Override
        boolean cutsBefore(long firstTimestamp, long timestamp) {
            return hour(timestamp) > hour(firstTimestamp);
        }
    },

    /** {@code dt=2026-11-21}, in UTC, by the first record's timestamp. Not for compacted topics either. */
    BY_DAY {
        @Override
        String folder(int partition, long firstTimestamp) {
            return "dt=" + LocalDate.ofEpochDay(day(firstTimestamp));
        }

        @Override
        String folderPattern() {
            return "dt=[-+0-9]+";
        }

        @Override
        boolean cutsBefore(long firstTimestamp, long timestamp) {
            return day(timestamp) > day(firstTimestamp);
        }
    },

    /** {@code partition=00003}: independent of timestamps. */
    BY_OFFSET {
        @Override
        String folder(int partition, long firstTimestamp) {
            return String.format(Locale.ROOT, "partition=%05d", partition);
        }

        @Override
        String folderPattern() {
            return "partition=[0-9]{5}";
        }

        @Override
        boolean cutsBefore(long firstTimestamp, long timestamp) {
            return false;
        }
    };

    abstract String folder(int partition, long firstTimestamp);

    /** A regular expression that all folders of this layout match. */
    abstract String folderPattern();

    /** Only a later folder cuts a batch: a late record stays where it is, or one late record after another would make tiny objects. */
    abstract boolean cutsBefore(long firstTimestamp, long timestamp);

    private static long day(long timestamp) {
        return Math.floorDiv(timestamp, Duration.ofDays(1).toMillis());
    }

    private static long hour(long timestamp) {
        return Math.floorDiv(timestamp, Duration.ofHours(1).toMillis());
    }
}
