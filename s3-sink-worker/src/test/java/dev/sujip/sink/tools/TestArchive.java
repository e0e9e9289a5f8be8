package dev.sujip.sink.tools;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.SealedBatch;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.encode.Format;
import dev.sujip.sink.encode.NdjsonEncoders;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.MemoryObjectStore;
import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.tools.workplace.KafkaAccess;
import dev.sujip.sink.tools.workplace.Workplace;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** A store with chains as workers leave them, and ways to spoil them. */
public final class TestArchive {

    public static final String TOPIC = "uploads";
    public static final String TOPIC_ID = "Zk3x9AqTQnOb1Zk3x9AqTQ";
    /** 2026-11-22T07:00:00Z. */
    public static final long MORNING = 1_795_330_800_000L;

    public final MemoryObjectStore store = new MemoryObjectStore();
    private final String prefix;
    private final Layout layout;
    private final Compression compression;

    public TestArchive(Layout layout, Compression compression) {
        this("uploads", layout, compression);
    }

    public TestArchive(String prefix, Layout layout, Compression compression) {
        this.prefix = prefix;
        this.layout = layout;
        this.compression = compression;
        note(terms());
    }

    public Workplace place() {
        return new Workplace(TOPIC, "s3-sink", prefix, new PrefixTerms(layout, Format.ENVELOPE, compression), store,
                new KafkaAccess(Map::of, Map::of), () -> {});
    }

    private Map<String, String> terms() {
        return Map.of("version", "1", "format", "envelope", "layout",
                layout.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "compression", compression.name().toLowerCase(Locale.ROOT));
    }

    /** Leaves {@code _sujip.json} of these terms, over the one that is there. */
    public void note(Map<String, String> terms) {
        var json = new StringBuilder("{");
        terms.forEach(
                (name, value) -> json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":\"")
                        .append(value).append('"'));
        store.putUnconditionally(prefix + "/_sujip.json", bytes(json + "}"), Map.of());
    }

    /** A chain of objects with a record at each offset, and returns their names. */
    public List<String> chain(int partition, long start, int objects, int records) {
        return LongStream.range(0, objects)
                .mapToObj(i -> object(partition, start + i * records, records))
                .toList();
    }

    /** An object with a record at each offset from {@code start} on, ten minutes apart. */
    public String object(int partition, long start, int count) {
        List<LogRecord> records = LongStream.range(start, start + count).mapToObj(TestArchive::record).toList();
        return object(partition, start, start + count, records);
    }

    /** An object of these records. */
    public String object(int partition, long start, long next, List<LogRecord> records) {
        var log = new LogPartition(TOPIC, TOPIC_ID, partition);
        long first = records.getFirst().timestamp();
        String name = naming(partition).name(start, first);
        try (var encoders = new NdjsonEncoders(Format.ENVELOPE, compression, compression.defaultLevel())) {
            var encoder = encoders.open(log);
            records.forEach(encoder::add);
            var batch = new SealedBatch(name, start, next, records.size(), first, encoder.finish());
            store.putIfAbsent(name, batch.bytes(),
                    LinkMetadata.of(batch, log, "6a36ffdd-0000-4000-8000-000000000000"));
        }
        return name;
    }

    public static LogRecord record(long offset) {
        return new LogRecord(offset, MORNING + offset * 600_000, bytes("k" + offset),
                List.of(new LogHeader("sujip-id", bytes("id-" + offset))), bytes("{\"n\":" + offset + "}"));
    }

    /** Marks a gap. */
    public String gap(int partition, long from, long next, String reason) {
        String name = naming(partition).gapName(from);
        store.putIfAbsent(name, bytes("{\"from\":%d,\"next\":%d,\"reason\":\"%s\"}".formatted(from, next, reason)),
                LinkMetadata.ofGap(next, new LogPartition(TOPIC, TOPIC_ID, partition)));
        return name;
    }

    public ObjectNaming naming(int partition) {
        return new ObjectNaming(prefix, layout, "ndjson" + compression.extension(),
                new LogPartition(TOPIC, TOPIC_ID, partition));
    }

    public void remove(String name) {
        store.remove(name);
    }

    public void copy(String from, String to) {
        store.putUnconditionally(to, content(from), metadata(from));
    }

    public void move(String from, String to) {
        copy(from, to);
        remove(from);
    }

    /** Changes the bytes, and not the metadata. */
    public void spoil(String name, UnaryOperator<byte[]> spoiling) {
        store.putUnconditionally(name, spoiling.apply(content(name)), metadata(name));
    }

    /** Changes one of the metadata; null removes it. */
    public void describe(String name, String key, @Nullable String value) {
        var changed = new HashMap<>(metadata(name));
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        store.putUnconditionally(name, content(name), changed);
    }

    public byte[] content(String name) {
        return Objects.requireNonNull(store.get(name), name);
    }

    private Map<String, String> metadata(String name) {
        return Objects.requireNonNull(store.head(name), name);
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
