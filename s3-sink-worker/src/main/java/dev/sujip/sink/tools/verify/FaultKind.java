package dev.sujip.sink.tools.verify;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What can be wrong. The names are part of the JSON output. */
enum FaultKind {

    /** The note that says how the prefix is written is missing, or cannot be read. */
    MANIFEST,
    /** An object that no worker stores for this topic. */
    FOREIGN,
    /** An object whose name is not the one that a worker gives to its records. */
    MISNAMED,
    /** Offsets that are in no object, and that no mark explains. */
    MISSING,
    /** Offsets that stand in two objects. */
    OVERLAP,
    /** Two objects that begin at the same position. */
    DOUBLED,
    /** Metadata that are missing, impossible, or not those of the content. */
    METADATA,
    /** Content that is not the one that was stored. */
    HASH,
    /** Content that cannot be read to its end. */
    UNREADABLE,
    /** Another number of lines than the metadata say. */
    COUNT,
    /** A line that no worker writes, or that stands in the wrong place. */
    LINE,
    /** The mark of a gap that cannot be read. */
    MARK,
    /** Records that are in Kafka before the first that is stored. */
    BEGINS_LATE,
    /** The group's position lies behind the end of what is stored. */
    COMMITTED_BEYOND,
    /** Records that retention removed before they were stored. */
    LOST;

    @JsonValue
    String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
