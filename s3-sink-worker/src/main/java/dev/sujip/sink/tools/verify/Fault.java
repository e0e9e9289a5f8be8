package dev.sujip.sink.tools.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param partition null where it concerns none in particular
 * @param object its name; null where it concerns none in particular
 * @param offsets null where it concerns none in particular
 * @param text a sentence that names all of these
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(FaultKind kind, @Nullable Integer partition, @Nullable String object, @Nullable Range offsets,
        String text) {

    static Fault ofPrefix(FaultKind kind, String object, String text) {
        return new Fault(kind, null, object, null, text);
    }

    static Fault ofObject(FaultKind kind, int partition, String object, String text) {
        return new Fault(kind, partition, object, null, object + ": " + text);
    }

    static Fault ofOffsets(FaultKind kind, int partition, Range offsets, String text) {
        return new Fault(kind, partition, null, offsets, text);
    }
}
