package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads one record's JSON where its bytes are stored as they came, so that all there is to gain is its key and that it is valid. */
@FunctionalInterface
interface RecordReader {

    /** Passes over the record; what stands in it does not matter. */
    RecordReader SKIP = (parser, _) -> {
        parser.skipChildren();
        return null;
    };

    /**
     * Reads the value whose first token is the parser's current one, up to its last token.
     *
     * @param index which record of the body, {@link DecodeException#NO_INDEX} where it is the only one
     * @return the key that the record names, null for none
     * @throws DecodeException  if the record is refused
     * @throws JacksonException if it is not valid JSON
     */
    byte @Nullable [] read(JsonParser parser, int index) throws DecodeException;
}
