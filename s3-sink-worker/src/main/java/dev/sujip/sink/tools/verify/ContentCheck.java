package dev.sujip.sink.tools.verify;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.tools.archive.Description;
import dev.sujip.sink.tools.archive.EnvelopeReader;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import dev.sujip.sink.tools.archive.Lines;
import dev.sujip.sink.tools.archive.StoredObject;
import dev.sujip.sink.tools.archive.StoredRecord;
import dev.sujip.sink.tools.verify.Content.Finding;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads an object to its end, in the memory of one line, and compares it with what its name and its metadata say. */
final class ContentCheck {

    private static final int MOST_BAD_LINES = 3;

    private final ObjectStore store;
    private final PrefixTerms terms;
    private final EnvelopeReader reader = new EnvelopeReader();

    ContentCheck(ObjectStore store, PrefixTerms terms) {
        this.store = store;
        this.terms = terms;
    }

    /** What is there; null where there is no object of this name any more. */
    @Nullable
    Content read(StoredObject object, int partition, Description description) {
        InputStream stored = store.open(object.name());
        if (stored == null) {
            return null;
        }
        var reading = new Reading(object, partition, description);
        MessageDigest sha256 = sha256();
        try (var digested = new DigestInputStream(stored, sha256)) {
            reading.lines(digested);
            digested.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reading.compareHash(HexFormat.of().formatHex(sha256.digest()));
        return new Content(reading.firstTimestamp, List.copyOf(reading.faults));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private final class Reading {

        private final int partition;
        private final Description description;
        private final List<Finding> faults = new ArrayList<>();
        private @Nullable Long firstTimestamp;
        private long lines;
        private long bad;
        private long last;

        Reading(StoredObject object, int partition, Description description) {
            this.partition = partition;
            this.description = description;
            this.last = object.start() - 1;
        }

        @SuppressWarnings("MustBeClosedChecker") // The stream is the caller's, who still needs it.
        void lines(InputStream stored) {
            try {
                Lines text = Lines.of(stored, terms.compression());
                for (byte[] line = text.next(); line != null; line = text.next()) {
                    lines++;
                    line(line);
                }
                if (!text.ended()) {
                    faults.add(new Finding(FaultKind.LINE, "the last line has no line break"));
                }
                compareEnd();
            } catch (IOException e) {
                faults.add(new Finding(FaultKind.UNREADABLE,
                        "cannot be decompressed behind line %d (%s)".formatted(lines, e.getMessage())));
            }
            if (bad > MOST_BAD_LINES) {
                faults.add(new Finding(FaultKind.LINE, (bad - MOST_BAD_LINES) + " more lines are wrong"));
            }
        }

        private void line(byte[] line) {
            if (!terms.format().equals(PrefixTerms.ENVELOPE)) {
                return; // it says nothing of its place
            }
            try {
                StoredRecord read = reader.read(line);
                if (firstTimestamp == null) {
                    firstTimestamp = read.record().timestamp();
                }
                place(read.partition(), read.record().offset());
            } catch (BadLine e) {
                bad(e.getMessage());
            }
        }

        private void place(int linePartition, long offset) {
            if (linePartition != partition) {
                bad("is of partition " + linePartition);
            } else if (offset <= last) {
                bad("has offset %d, which does not come after %d".formatted(offset, last));
            } else if (offset >= description.next().orElse(Long.MAX_VALUE)) {
                bad("has offset %d, but the metadata say next=%d".formatted(offset, description.next().orElseThrow()));
            } else {
                last = offset;
            }
        }

        private void bad(@Nullable String what) {
            bad++;
            if (bad <= MOST_BAD_LINES) {
                faults.add(new Finding(FaultKind.LINE, "line %d %s".formatted(lines, what)));
            }
        }

        private void compareEnd() {
            if (description.count() > 0 && lines != description.count()) {
                faults.add(new Finding(FaultKind.COUNT,
                        "holds %d lines, but the metadata say count=%d".formatted(lines, description.count())));
            }
            boolean placesKnown = bad == 0 && terms.format().equals(PrefixTerms.ENVELOPE) && lines > 0;
            if (placesKnown && last + 1 != description.next().orElse(last + 1)) {
                faults.add(new Finding(FaultKind.METADATA, "ends with offset %d, but the metadata say next=%d"
                        .formatted(last, description.next().orElseThrow())));
            }
        }

        void compareHash(String sha256) {
            if (description.sha256() != null && !description.sha256().equals(sha256)) {
                faults.add(new Finding(FaultKind.HASH, "sha256 of its bytes is %s, but the metadata say %s"
                        .formatted(sha256, description.sha256())));
            }
        }
    }
}
