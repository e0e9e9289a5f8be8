package dev.sujip.sink.tools.locate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/** What the search for one record told. */
sealed interface Finding {

    /** Whether the record is there. */
    boolean found();

    /**
     * It is there.
     *
     * @param line its number in the object, from 1
     * @param record the line itself, JSON
     */
    record Found(int partition, @Nullable Long offset, String object, long line,
            @JsonRawValue String record) implements Finding {

        @Override
        public boolean found() {
            return true;
        }
    }

    /**
     * It is not there.
     *
     * @param reason one of a few words, for programs
     * @param text why, in a sentence
     * @param object that would hold it; null where none would
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotThere(String reason, String text, @Nullable String object) implements Finding {

        @Override
        public boolean found() {
            return false;
        }
    }
}
