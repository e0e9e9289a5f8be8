package dev.sujip.sink.tools.replay;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.EnvelopeReader;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import dev.sujip.sink.tools.archive.Folders.Placed;
import dev.sujip.sink.tools.archive.Lines;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.archive.StoredRecord;
import dev.sujip.sink.tools.workplace.Progress;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads objects in the order of their records and writes these to a target, some thousands at a time. */
final class Replay {

    /** What is written at once: large enough to be fast, small enough for memory and for a transaction. */
    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_BYTES = 16 << 20;

    private final ObjectStore store;
    private final NameGrammar grammar;
    private final Selection selection;
    private final Target target;
    private final EnvelopeReader reader = new EnvelopeReader();
    private final List<StoredRecord> held = new ArrayList<>();
    private Place taken;
    private long heldBytes;
    private long written;
    private long uncertain;

    /** A replay that goes on where {@code target} says that an earlier run came to. */
    Replay(ObjectStore store, NameGrammar grammar, Selection selection, Target target) {
        this.store = store;
        this.grammar = grammar;
        this.selection = selection;
        this.target = target;
        this.taken = target.reached();
    }

    /** Writes what is selected and not written yet. What was written before an exception stays written, and is not written again. */
    Summary run(Patience patience, Progress progress) {
        List<Placed> all = patience.call(() -> selection.objects(store, grammar));
        int first = firstOf(all);
        for (int i = first; i < all.size(); i++) {
            Placed object = all.get(i);
            patience.<@Nullable Void>call(() -> read(object));
            progress.show("replaying", i + 1L, all.size());
        }
        write();
        progress.clear();
        return new Summary(all.size() - first, written, uncertain, first);
    }

    /** The first object that is not done. */
    private int firstOf(List<Placed> all) {
        int first = 0;
        while (first < all.size() && isDone(all, first)) {
            first++;
        }
        return first;
    }

    /** Where an object ends is not known without asking; but the one behind it begins there, or later. */
    private boolean isDone(List<Placed> all, int i) {
        int partition = all.get(i).chain().partition();
        if (partition < taken.partition()) {
            return true;
        }
        boolean last = i + 1 == all.size() || all.get(i + 1).chain().partition() != partition;
        return !last && taken.isBehind(partition, all.get(i + 1).object().start() - 1);
    }

    /** May be called again for the same object: what was taken is not taken twice. */
    private @Nullable Void read(Placed placed) {
        String name = placed.object().name();
        InputStream content = store.open(name);
        if (content == null) {
            throw new SinkRefusal(name + " was listed, but is not there any more; verify tells what else is missing");
        }
        try (Lines lines = Lines.of(content, grammar.terms().compression())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                take(reader.read(line), line.length);
            }
        } catch (BadLine e) {
            throw new SinkRefusal(name + " has a line that " + e.getMessage() + "; verify --deep tells more", e);
        } catch (IOException e) {
            throw new SinkRefusal(name + " cannot be decompressed; verify --deep tells more", e);
        }
        return null;
    }

    private void take(StoredRecord read, int bytes) {
        if (!selection.includes(read.record()) || taken.isBehind(read.partition(), read.record().offset())) {
            return;
        }
        held.add(read);
        heldBytes += bytes;
        taken = new Place(read.partition(), read.record().offset() + 1);
        if (held.size() >= MOST_RECORDS || heldBytes >= MOST_BYTES) {
            write();
        }
    }

    private void write() {
        if (!held.isEmpty()) {
            target.write(held, taken);
            written += held.size();
            uncertain += held.stream().filter(StoredRecord::quotesUncertain).count();
            held.clear();
            heldBytes = 0;
        }
    }

    /**
     * What was done.
     *
     * @param objects that were read
     * @param records that were written
     * @param quotesUncertain of these, see {@link StoredRecord}
     * @param objectsBefore that an earlier run of the same replay had finished
     */
    record Summary(long objects, long records, long quotesUncertain, long objectsBefore) {}
}
