package dev.sujip.system;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The check itself is checked: each kind of fault is planted once, and must be found. */
class ExactlyOnceTest {

    private final List<String> first = lines(0, 0, 3);
    private final List<String> second = lines(0, 3, 5);
    private final List<String> otherPartition = lines(1, 0, 2);
    private final List<Receipt> receipts = new ArrayList<>();

    ExactlyOnceTest() {
        for (int offset = 0; offset < 5; offset++) {
            receipts.add(new Receipt(new Position(0, offset), value(0, offset)));
        }
        for (int offset = 0; offset < 2; offset++) {
            receipts.add(new Receipt(new Position(1, offset), value(1, offset)));
        }
    }

    @Test
    void findsNoFaultWhereThereIsNone() {
        var verdict = check();

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict).extracting(ExactlyOnce.Verdict::objects, ExactlyOnce.Verdict::records,
                ExactlyOnce.Verdict::receipts, ExactlyOnce.Verdict::repeats).containsExactly(3, 7, 7, 0);
    }

    @Test
    void findsARecordThatIsMissing() {
        otherPartition.removeLast();

        assertThat(check().faults()).containsExactly("1/1 is missing, and a receipt was given for it");
    }

    @Test
    void findsALineThatStandsTwiceInOneObject() {
        first.add(1, first.get(1));

        assertThat(check().faults()).containsExactly("0/1 stands twice, in a.ndjson.gz and a.ndjson.gz");
    }

    @Test
    void findsALineThatStandsInTwoObjects() {
        second.addFirst(first.getLast());

        assertThat(check().faults()).containsExactly("0/2 stands twice, in a.ndjson.gz and b.ndjson.gz");
    }

    @Test
    void findsAValueThatWasChanged() {
        second.set(0, second.get(0).replace("수집", "\\uc218\\uc9d1"));

        assertThat(check().faults()).hasSize(2)
                .anyMatch(fault -> fault.startsWith("0/3 holds {") && fault.contains("the receipt was given for"))
                .anyMatch(fault -> fault.startsWith("0/3 holds what nobody posted"));
    }

    @Test
    void findsAHoleThatNoReceiptPointsAt() {
        receipts.removeIf(receipt -> receipt.position().equals(new Position(0, 1)));
        first.remove(1);

        assertThat(check().faults()).containsExactly("hole before 0/2: the record expected next has offset 1");
    }

    @Test
    void findsThatTheBeginningIsMissing() {
        receipts.removeIf(receipt -> receipt.position().equals(new Position(0, 0)));
        first.removeFirst();

        assertThat(check().faults()).containsExactly("hole before 0/1: the record expected next has offset 0");
    }

    @Test
    void findsTwoReceiptsForOnePlace() {
        receipts.add(receipts.getFirst());

        assertThat(check().faults()).containsExactly("two receipts were given for 0/0");
    }

    @Test
    void findsARecordAtAnotherPlaceThanItsReceiptSays() {
        receipts.set(0, new Receipt(new Position(0, 1), value(0, 0)));
        receipts.set(1, new Receipt(new Position(0, 0), value(0, 1)));

        assertThat(check().faults()).hasSize(2).allMatch(fault -> fault.contains("the receipt was given for"));
    }

    @Test
    void findsContentThatIsNotWhatWasWritten() {
        var damaged = object("a.ndjson.gz", first);
        damaged.bytes()[damaged.bytes().length / 2] ^= 1;

        assertThat(ExactlyOnce.check(List.of(damaged), List.of()).faults())
                .anyMatch(fault -> fault.contains("cannot be read") || fault.contains("says sha256="));
    }

    @Test
    void findsMetadataThatContradictsTheContent() {
        var object = object("a.ndjson.gz", first);
        var changed = new StoredObject(object.name(), Map.of("count", "4", "next", "9"), object.bytes());

        assertThat(ExactlyOnce.check(List.of(changed), receipts.subList(0, 3)).faults()).hasSize(3)
                .allMatch(fault -> fault.startsWith("a.ndjson.gz says "));
    }

    @Test
    void findsSomethingElseBelowThePrefix() {
        var stray = new StoredObject("uploads/a.ndjson.gz-1f0c", Map.of(), new byte[0]);

        assertThat(ExactlyOnce.check(List.of(stray), List.of()).faults()).hasSize(1);
    }

    @Test
    void countsWhatAClientSentAgainWithoutCallingItAFault() {
        second.add(line(0, 5, value(0, 4)));

        var verdict = check();

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.repeats()).isOne();
    }

    @Test
    void countsWhatIsLostAndWhatStandsTwice() {
        otherPartition.removeLast();
        first.add(1, first.get(1));

        assertThat(check()).extracting(ExactlyOnce.Verdict::lost, ExactlyOnce.Verdict::duplicated)
                .containsExactly(1, 1);
    }

    private ExactlyOnce.Verdict check() {
        return ExactlyOnce.check(
                List.of(new StoredObject("uploads/_sujip.json", Map.of(), new byte[0]), object("a.ndjson.gz", first),
                        object("b.ndjson.gz", second), object("c.ndjson.gz", otherPartition)),
                receipts);
    }

    private static StoredObject object(String name, List<String> lines) {
        byte[] bytes = gzip(String.join("", lines));
        var next = StoredLine.parse(lines.getLast()).position().offset() + 1;
        return new StoredObject(name,
                Map.of("count", "" + lines.size(), "next", "" + next, "sha256", sha256(bytes)), bytes);
    }

    private static List<String> lines(int partition, int from, int to) {
        var lines = new ArrayList<String>();
        for (int offset = from; offset < to; offset++) {
            lines.add(line(partition, offset, value(partition, offset)));
        }
        return lines;
    }

    private static String line(int partition, int offset, String value) {
        return """
                {"partition":%d,"offset":%d,"timestamp":"2026-11-21T07:31:05.123Z","headers":{"a":["b",null]},"value":%s}
                """
                .formatted(partition, offset, value);
    }

    private static String value(int partition, int offset) {
        return "{\"id\": \"%d-%d\",\"note\":\"수집 \\\"}\"}".formatted(partition, offset);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
