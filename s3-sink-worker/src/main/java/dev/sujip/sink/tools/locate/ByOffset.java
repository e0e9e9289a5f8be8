package dev.sujip.sink.tools.locate;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.store.StoreException;
import dev.sujip.sink.tools.archive.EnvelopeReader;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import dev.sujip.sink.tools.archive.Lines;
import dev.sujip.sink.tools.locate.Finding.Found;
import dev.sujip.sink.tools.locate.Finding.NotThere;
import dev.sujip.sink.tools.locate.OffsetSearch.Start;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Finds a record by its place in the log, or says why it is not stored. */
final class ByOffset {

    private final ObjectStore store;
    private final PrefixTerms terms;
    private final ObjectNaming naming;
    private final OffsetSearch search;
    private final EnvelopeReader reader = new EnvelopeReader();

    /** A search in the chain of {@code naming}. */
    ByOffset(ObjectStore store, PrefixTerms terms, ObjectNaming naming) {
        this.store = store;
        this.terms = terms;
        this.naming = naming;
        this.search = new OffsetSearch(store, naming);
    }

    /**
     * The record.
     *
     * @param end where the partition ends in Kafka; null where nobody asked
     */
    Finding find(long offset, @Nullable Long end) {
        Start object = search.object(offset);
        long next = object == null ? -1 : next(object);
        if (object != null && offset < next) {
            return line(object.name(), offset);
        }
        Start mark = search.mark(offset);
        if (mark != null && offset < next(mark)) {
            return new NotThere("known-gap", "offset %d was left out on purpose or lost, as %s says".formatted(offset,
                    mark.name()), mark.name());
        }
        return new Absence(naming, offset, object, next, search.behind(offset), end).explain();
    }

    private long next(Start start) {
        Map<String, String> metadata = store.head(start.name());
        if (metadata == null) {
            throw new StoreException(start.name() + " was listed, but is not there");
        }
        return LinkMetadata.parse(start.name(), start.position(), metadata).next();
    }

    private Finding line(String object, long offset) {
        InputStream content = store.open(object);
        if (content == null) {
            throw new StoreException(object + " was listed, but is not there");
        }
        try (Lines lines = Lines.of(content, terms.compression())) {
            long number = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                number++;
                long found = reader.read(line).record().offset();
                if (found == offset) {
                    return new Found(naming.partition().partition(), offset, object, number,
                            new String(line, StandardCharsets.UTF_8));
                }
            }
        } catch (BadLine e) {
            return new NotThere("unreadable", object + " has a line that " + e.getMessage()
                    + ", so the record cannot be found in it: see verify --deep", object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NotThere("no-record",
                ("offset %d lies inside of %s, but no record stands there: it is a transaction's "
                        + "marker, or was aborted, or compacted").formatted(offset, object),
                object);
    }
}
