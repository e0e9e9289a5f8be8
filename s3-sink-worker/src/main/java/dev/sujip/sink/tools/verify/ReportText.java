package dev.sujip.sink.tools.verify;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.List;

/** The report for people: a line a partition, a line a fault, and the verdict as the last line. */
final class ReportText {

    private static final String ROW = "%9s  %14s  %14s  %14s  %9s  %16s  %10s%n";

    private final Report report;
    private final PrintWriter out;

    ReportText(Report report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    void print() {
        out.printf(ROW, "partition", "from", "up to", "records", "objects", "bytes", "lag");
        report.partitions().forEach(this::row);
        report.partitions().forEach(this::gaps);
        report.faults().forEach(fault -> out.printf("fault: %s: %s%n", fault.kind().spelled(), fault.text()));
        if (report.faultCount() > report.faults().size()) {
            out.printf("… and %,d more%n", report.faultCount() - report.faults().size());
        }
        out.println(report.proven() ? "proven: " + proven() : faults());
        out.flush();
    }

    private void row(ChainLine line) {
        out.printf(ROW, line.partition(), number(line.from()),
                line.next() == line.from() ? "" : number(line.next() - 1),
                number(line.records()), number(line.objects()), number(line.bytes()), number(line.lag()));
    }

    private void gaps(ChainLine line) {
        for (Gap gap : line.knownGaps()) {
            out.printf("known gap: partition %d: %s (%s, %s)%n", line.partition(), gap.offsets(), gap.reason(),
                    gap.mark());
        }
        if (line.offsetsWithoutRecord() > 0) {
            out.printf("partition %d: %,d offsets inside of objects hold no record (transactions, compaction)%n",
                    line.partition(), line.offsetsWithoutRecord());
        }
    }

    private String proven() {
        List<ChainLine> lines = report.partitions();
        String known = lines.stream().allMatch(line -> line.knownGaps().isEmpty())
                ? "no gap"
                : "no gap that is not marked";
        return "%,d records in %,d objects, %s, no overlap; %s%s".formatted(
                lines.stream().mapToLong(ChainLine::records).sum(), lines.stream().mapToLong(ChainLine::objects).sum(),
                known, report.deep() ? "every object read" : "by names and metadata",
                report.offline() ? ", without Kafka" : "");
    }

    private String faults() {
        return report.faultCount() == 1 ? "1 fault" : "%,d faults".formatted(report.faultCount());
    }

    private static String number(@Nullable Long number) {
        return number == null ? "" : "%,d".formatted(number);
    }
}
