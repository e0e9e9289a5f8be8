package dev.sujip.sink.tools.locate;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.tools.archive.EnvelopeReader;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.Folders.Placed;
import dev.sujip.sink.tools.archive.Lines;
import dev.sujip.sink.tools.archive.Lookahead;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.archive.StoredObject;
import dev.sujip.sink.tools.archive.StoredRecord;
import dev.sujip.sink.tools.locate.Finding.Found;
import dev.sujip.sink.tools.workplace.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Finds records by the id that ingest-api gave them, by reading all objects that may hold records of a time. */
final class ById {

    private static final String ID = "sujip-id";
    private static final int OBJECTS_AT_ONCE = 8;

    private final ObjectStore store;
    private final NameGrammar grammar;
    private final Patience patience;
    private final EnvelopeReader reader = new EnvelopeReader();

    ById(ObjectStore store, NameGrammar grammar, Patience patience) {
        this.store = store;
        this.grammar = grammar;
        this.patience = patience;
    }

    /** All records of this id; more than one only if somebody wrote the id twice. */
    List<Found> find(String id, Folders folders, Progress progress) {
        byte[] sought = id.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Found>();
        var read = new AtomicLong();
        try (Stream<Placed> objects = folders.objects(store, grammar)) {
            new Lookahead(OBJECTS_AT_ONCE).run(objects.iterator(),
                    object -> patience.call(() -> search(object, sought)),
                    each -> {
                        found.addAll(each);
                        progress.show("searching", read.incrementAndGet(), 0);
                    });
        }
        progress.clear();
        return found;
    }

    private List<Found> search(Placed placed, byte[] id) {
        StoredObject object = placed.object();
        InputStream content = store.open(object.name());
        if (content == null) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        try (Lines lines = Lines.of(content, grammar.terms().compression())) {
            long number = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                number++;
                Long offset = contains(line, id) ? offsetIfHasId(line, id) : null;
                if (offset != null) {
                    found.add(new Found(placed.chain().partition(), offset, object.name(), number,
                            new String(line, StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(object.name() + " cannot be read: see verify --deep", e);
        }
        return found;
    }

    /** Cheap, since nearly all lines stop here. */
    private static boolean contains(byte[] line, byte[] id) {
        for (int i = 0; i <= line.length - id.length; i++) {
            if (line[i] == id[0] && Arrays.equals(line, i, i + id.length, id, 0, id.length)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Long offsetIfHasId(byte[] line, byte[] id) {
        try {
            StoredRecord read = reader.read(line);
            for (LogHeader header : read.record().headers()) {
                if (header.name().equals(ID) && Arrays.equals(header.value(), id)) {
                    return read.record().offset();
                }
            }
        } catch (BadLine e) {
            return null; // no worker wrote it
        }
        return null;
    }
}
