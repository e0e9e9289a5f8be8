package dev.sujip.local;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class S3EndpointIT {

    private static final String BUCKET = "sujip";
    private static final int WRITERS = 32;

    @TempDir
    Path root;

    private DataFolder folder;
    private S3Endpoint endpoint;
    private S3Client client;

    @BeforeEach
    void start() {
        folder = DataFolder.open(root);
        endpoint = S3Endpoint.start(folder, FreePort.any());
        endpoint.createBucket(BUCKET);
        client = TestS3.client(endpoint);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        endpoint.close();
        folder.close();
    }

    @Test
    void keepsObjectsAndTheirMetadataOverARestart() throws IOException {
        var metadata = Map.of("next", "1052", "count", "10", "sha256", "ab".repeat(32), "writer", "w-1");
        client.putObject(put("uploads/dt=2026-11-21/a.ndjson.gz").metadata(metadata).contentType("application/x-ndjson")
                .contentEncoding("gzip").build(), RequestBody.fromString("ten records"));
        stop();
        start();

        var head = client.headObject(r -> r.bucket(BUCKET).key("uploads/dt=2026-11-21/a.ndjson.gz"));
        assertThat(head.metadata()).isEqualTo(metadata);
        assertThat(head.contentType()).isEqualTo("application/x-ndjson");
        assertThat(head.contentEncoding()).isEqualTo("gzip");
        assertThat(text("uploads/dt=2026-11-21/a.ndjson.gz")).isEqualTo("ten records");
    }

    @Test
    void keepsAsMuchMetadataAsS3Allows() {
        var metadata = Map.of("long", "x".repeat(2_000));
        client.putObject(put("a").metadata(metadata).build(), RequestBody.fromString("a"));

        assertThat(client.headObject(r -> r.bucket(BUCKET).key("a")).metadata()).isEqualTo(metadata);
    }

    @Test
    void answers412WhereTheKeyExists() {
        client.putObject(put("a").ifNoneMatch("*").metadata(Map.of("writer", "first")).build(),
                RequestBody.fromString("first"));

        assertThatThrownBy(
                () -> client.putObject(put("a").ifNoneMatch("*").build(), RequestBody.fromString("second")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(text("a")).isEqualTo("first");
        assertThat(client.headObject(r -> r.bucket(BUCKET).key("a")).metadata()).containsEntry("writer", "first");
    }

    @Test
    void replacesAnObjectWhenNoConditionIsSet() {
        client.putObject(put("a").build(), RequestBody.fromString("first"));
        client.putObject(put("a").build(), RequestBody.fromString("second"));

        assertThat(text("a")).isEqualTo("second");
    }

    @Test
    void letsExactlyOneOfManyWritersWin() throws Exception {
        for (var key : List.of("a", "deep/er/b", "c=1/d.ndjson.gz", "한글", "e")) {
            var statuses = race(key);

            assertThat(statuses).as(key).hasSize(WRITERS).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).as(key).filteredOn(status -> status == 412).hasSize(WRITERS - 1);
            var head = client.headObject(r -> r.bucket(BUCKET).key(key));
            assertThat(text(key)).as("bytes and metadata are of one writer").isEqualTo(head.metadata().get("writer"));
        }
        assertThat(keys()).hasSize(5);
    }

    @Test
    void showsNothingOfAnObjectThatIsBeingWritten() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor(); var body = new HalfSentBody(1 << 20)) {
            var put = executor.submit(() -> client.putObject(put("a").build(), body.asRequestBody()));
            await().until(() -> bytesIn(folder.incoming()) > 0);

            assertThat(keys()).isEmpty();
            body.sendTheRest();
            put.get();
        }
        assertThat(keys()).containsExactly("a");
        assertThat(bytesIn(folder.incoming())).isZero();
    }

    @Test
    void forgetsWhatAKilledProcessWasWriting() throws IOException {
        Files.writeString(folder.incoming().resolve("puts/half"), "ten rec");
        stop();
        start();

        assertThat(keys()).isEmpty();
        assertThat(bytesIn(folder.incoming())).isZero();
    }

    @Test
    void answersNotFoundForABucketThatIsNotThere() {
        assertThatThrownBy(() -> client.putObject(r -> r.bucket("other").key("a"), RequestBody.fromString("a")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void refusesWhoHasNoKey() {
        try (var stranger = TestS3.client(endpoint, AnonymousCredentialsProvider.create())) {
            assertThatThrownBy(() -> stranger.listObjectsV2(r -> r.bucket(BUCKET)))
                    .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void keepsKeysInsideTheirBucket() {
        assertThatThrownBy(
                () -> client.putObject(put("../outside").build(), RequestBody.fromString("a")))
                .isInstanceOf(S3Exception.class);
        assertThat(root.resolve("s3/outside")).doesNotExist();
    }

    private List<Integer> race(String key) throws Exception {
        var together = new CyclicBarrier(WRITERS);
        try (var executor = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS).<Callable<Integer>>mapToObj(i -> () -> {
                together.await();
                return conditionalPut(key, "writer-" + i);
            }).toList();
            return executor.invokeAll(writers).stream().map(Future::resultNow).toList();
        }
    }

    private int conditionalPut(String key, String writer) {
        try {
            return client.putObject(put(key).ifNoneMatch("*").metadata(Map.of("writer", writer)).build(),
                    RequestBody.fromString(writer)).sdkHttpResponse().statusCode();
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private static PutObjectRequest.Builder put(String key) {
        return PutObjectRequest.builder().bucket(BUCKET).key(key);
    }

    private String text(String key) {
        return client.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private List<String> keys() {
        return client.listObjectsV2(r -> r.bucket(BUCKET)).contents().stream().map(S3Object::key).toList();
    }

    private static long bytesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
