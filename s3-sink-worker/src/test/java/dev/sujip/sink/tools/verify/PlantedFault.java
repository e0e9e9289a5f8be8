package dev.sujip.sink.tools.verify;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.tools.TestArchive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What somebody may do to a chain of five objects with ten records each, and how {@code verify} names it. The table in docs/verify.md is made
 * of this.
 */
@SuppressWarnings("ImmutableEnumChecker") // What is planted keeps nothing.
enum PlantedFault {

    REMOVED_FIRST("the first object is removed", Seen.WITH_KAFKA, FaultKind.BEGINS_LATE,
            "offsets 0 up to 9 are in no object: the chain begins at 10",
            (archive, names) -> archive.remove(names.get(0))),
    REMOVED_MIDDLE("an object in the middle is removed", Seen.BY_NAMES, FaultKind.MISSING,
            "offsets 20 up to 29 are in no object",
            (archive, names) -> archive.remove(names.get(2))),
    REMOVED_LAST("the last object is removed", Seen.WITH_KAFKA, FaultKind.COMMITTED_BEYOND,
            "group s3-sink stands at 50, but offsets 40 up to 49 are in no object",
            (archive, names) -> archive.remove(names.get(4))),
    REMOVED_ALL("all objects of a partition are removed", Seen.WITH_KAFKA, FaultKind.COMMITTED_BEYOND,
            "offsets 0 up to 49 are in no object",
            (archive, names) -> names.forEach(archive::remove)),
    CUT_SHORT("an object is cut short", Seen.DEEP, FaultKind.UNREADABLE, "cannot be decompressed behind line",
            (archive, names) -> archive.spoil(names.get(2), bytes -> Arrays.copyOf(bytes, bytes.length - 20))),
    EMPTIED("an object is emptied", Seen.BY_NAMES, FaultKind.UNREADABLE, "is empty",
            (archive, names) -> archive.spoil(names.get(2), _ -> new byte[0])),
    FLIPPED("a bit is flipped", Seen.DEEP, FaultKind.HASH, "sha256 of its bytes is",
            (archive, names) -> archive.spoil(names.get(2), PlantedFault::flipped)),
    LINE_REMOVED("a line is removed and the rest compressed anew", Seen.DEEP, FaultKind.COUNT,
            "holds 9 lines, but the metadata say count=10",
            (archive, names) -> archive.spoil(names.get(2), bytes -> without(bytes, 4))),
    LINE_REMOVED_AND_HASHED("… and the hash mended", Seen.DEEP, FaultKind.COUNT,
            "holds 9 lines, but the metadata say count=10",
            (archive, names) -> {
                archive.spoil(names.get(2), bytes -> without(bytes, 4));
                archive.describe(names.get(2), "sha256", TestArchive.sha256(archive.content(names.get(2))));
            }),
    DOUBLED("an object is copied into another hour", Seen.BY_NAMES, FaultKind.DOUBLED, "begins at 20, as uploads/dt=",
            (archive, names) -> archive.copy(names.get(2), names.get(2).replace("hour=10", "hour=11"))),
    COPIED("an object is copied to a name of its own", Seen.BY_NAMES, FaultKind.FOREIGN, "uploads/copy.ndjson.gz",
            (archive, names) -> archive.copy(names.get(2), "uploads/copy.ndjson.gz")),
    RENAMED("an object is given another start", Seen.BY_NAMES, FaultKind.MISSING,
            "offsets 20 up to 24 are in no object",
            (archive, names) -> archive.move(names.get(2), names.get(2).replace("0020-", "0025-"))),
    RENAMED_HOUR("an object is moved to another hour", Seen.DEEP, FaultKind.MISNAMED,
            "by its first record its name must be uploads/dt=2026-11-22/hour=10/",
            (archive, names) -> archive.move(names.get(2), names.get(2).replace("hour=10", "hour=11"))),
    RENAMED_PARTITION("an object is moved to another partition", Seen.BY_NAMES, FaultKind.MISSING,
            "offsets 20 up to 29 are in no object",
            (archive, names) -> archive.move(names.get(2), names.get(2).replace("uploads-00003", "uploads-00004"))),
    NEXT_CHANGED("next is changed", Seen.BY_NAMES, FaultKind.OVERLAP, "goes up to 31, as its metadata say",
            (archive, names) -> archive.describe(names.get(2), "next", "32")),
    NEXT_OF_LAST_CHANGED("next of the last object is changed", Seen.DEEP, FaultKind.METADATA,
            "ends with offset 49, but the metadata say next=55",
            (archive, names) -> archive.describe(names.get(4), "next", "55")),
    NEXT_REMOVED("next is removed", Seen.BY_NAMES, FaultKind.METADATA, "metadata: no next",
            (archive, names) -> archive.describe(names.get(2), "next", null)),
    COUNT_CHANGED("count is changed", Seen.DEEP, FaultKind.COUNT, "holds 10 lines, but the metadata say count=9",
            (archive, names) -> archive.describe(names.get(2), "count", "9")),
    COUNT_IMPOSSIBLE("count is changed to what cannot be", Seen.BY_NAMES, FaultKind.METADATA,
            "count=11 is more than there are offsets from 20 up to 30",
            (archive, names) -> archive.describe(names.get(2), "count", "11")),
    HASH_CHANGED("sha256 is changed", Seen.DEEP, FaultKind.HASH, "but the metadata say 0000",
            (archive, names) -> archive.describe(names.get(2), "sha256", "0".repeat(64))),
    TOPIC_CHANGED("topic-id is changed", Seen.BY_NAMES, FaultKind.METADATA,
            "topic-id=AAAAAAAAAAAAAAAAAAAAAA, but the name says Zk3x9AqT",
            (archive, names) -> archive.describe(names.get(2), "topic-id", "A".repeat(22))),
    MANIFEST_REMOVED("_sujip.json is removed", Seen.BY_NAMES, FaultKind.MANIFEST, "uploads/_sujip.json is missing",
            (archive, _) -> archive.remove("uploads/_sujip.json")),
    MANIFEST_CHANGED("_sujip.json is changed", Seen.BY_NAMES, FaultKind.MISNAMED,
            "is not named as this prefix is written (layout=by-offset, format=envelope, compression=gzip)",
            (archive, _) -> archive.note(
                    Map.of("version", "1", "layout", "by-offset", "format", "envelope", "compression", "gzip"))),
    FOREIGN("something else is put into the prefix", Seen.BY_NAMES, FaultKind.FOREIGN,
            "uploads/dt=2026-11-22/notes.txt",
            (archive, _) -> archive.store.putIfAbsent("uploads/dt=2026-11-22/notes.txt", new byte[1], Map.of())),
    OTHER_TOPIC("the object of another topic is put into the prefix", Seen.BY_NAMES, FaultKind.FOREIGN,
            "no worker stores an object of this name for topic uploads",
            (archive, names) -> archive.copy(names.get(2), names.get(2).replace("/uploads-0", "/other-0")));

    static final int PARTITION = 3;

    final String what;
    final Seen seen;
    final FaultKind kind;
    final String words;
    private final BiConsumer<TestArchive, List<String>> planting;

    PlantedFault(String what, Seen seen, FaultKind kind, String words, BiConsumer<TestArchive, List<String>> planting) {
        this.what = what;
        this.seen = seen;
        this.kind = kind;
        this.words = words;
        this.planting = planting;
    }

    /** An archive that holds offsets 0 up to 49 of partition 3, before the fault. */
    static TestArchive whole() {
        return new TestArchive(Layout.BY_HOUR, Compression.GZIP);
    }

    void plant(TestArchive archive, List<String> names) {
        planting.accept(archive, names);
    }

    /** The least that it takes to see a fault. */
    enum Seen {

        BY_NAMES("`verify --offline`"),
        WITH_KAFKA("`verify`"),
        DEEP("`verify --deep`");

        final String command;

        Seen(String command) {
            this.command = command;
        }
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[9] ^= 1; // of the gzip header: which system wrote it. Everything can still be read
        return changed;
    }

    private static byte[] without(byte[] gzipped, int line) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?<=\n)", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i != line) {
                        gzip.write(lines[i].getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
