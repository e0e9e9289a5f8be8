package dev.sujip.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** An object as it was read from the store. */
record StoredObject(String name, Map<String, String> metadata, byte[] bytes) {

    /** Whether it should hold records; what else may stand below a prefix is its {@code _sujip.json} and {@code _probe/}. */
    static boolean isOfRecords(String name) {
        return name.endsWith(".ndjson.gz");
    }

    /**
     * Its records, in order.
     *
     * @throws RuntimeException when it is no gzip of lines that can be read
     */
    List<StoredLine> lines() {
        try (var content = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().map(StoredLine::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unzip " + name, e);
        }
    }

    /** What its metadata say of its content and is not so. */
    List<String> contradictions(List<StoredLine> lines) {
        var faults = new ArrayList<String>();
        expect("count", String.valueOf(lines.size()), faults);
        expect("sha256", sha256(), faults);
        if (lines.isEmpty()) {
            faults.add(name + " is empty");
        } else {
            expect("next", String.valueOf(lines.getLast().position().offset() + 1), faults);
        }
        return faults;
    }

    private void expect(String member, String value, List<String> faults) {
        if (!value.equals(metadata.get(member))) {
            faults.add("%s says %s=%s, but it is %s".formatted(name, member, metadata.get(member), value));
        }
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
