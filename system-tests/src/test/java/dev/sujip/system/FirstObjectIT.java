package dev.sujip.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first thing that anybody tries: a record is posted, and soon its object is listed and holds it. */
class FirstObjectIT {

    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(15);
    private static final String RECORD = "{\"student\":\"s-17\",\"event\":\"answered\"}";

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void storesTheFirstRecordWithinFifteenSeconds() throws IOException, InterruptedException {
        var standalone = new StandaloneProcess(children, folder);
        var process = standalone.start();
        assertThat(process.out()).contains("-d '" + RECORD + "' " + standalone.upload());

        assertThat(post(standalone)).matches(
                "\\{\"records\":\\[\\{\"topic\":\"uploads\",\"partition\":[0-5],\"offset\":0}]}");

        try (var bucket = new Bucket(standalone.s3())) {
            long begun = System.nanoTime();
            await().atMost(ARRIVAL_LIMIT).until(
                    () -> bucket.names("uploads").stream().anyMatch(StoredObject::isOfRecords));
            System.out.printf("the object is there after %.1f s%n", (System.nanoTime() - begun) / 1e9);
            assertThat(values(bucket)).containsExactly(RECORD);
        }
    }

    private static List<String> values(Bucket bucket) {
        return bucket.readAll("uploads").stream().filter(object -> StoredObject.isOfRecords(object.name()))
                .flatMap(object -> object.lines().stream()).map(line -> String.valueOf(line.value())).toList();
    }

    private static String post(StandaloneProcess standalone) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(standalone.upload()).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(RECORD)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
