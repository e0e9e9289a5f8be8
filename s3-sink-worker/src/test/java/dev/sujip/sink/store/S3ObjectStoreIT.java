package dev.sujip.sink.store;

import dev.sujip.local.DataFolder;
import dev.sujip.local.FreePort;
import dev.sujip.local.S3Endpoint;
import dev.sujip.sink.store.ObjectStore.Listed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class S3ObjectStoreIT extends ObjectStoreContract {

    @TempDir
    static Path root;
    private static DataFolder folder;
    private static S3Endpoint endpoint;
    private static S3Client client;

    @BeforeAll
    static void start() {
        folder = DataFolder.open(root);
        endpoint = S3Endpoint.start(folder, FreePort.any());
        client = TestS3.client(endpoint);
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        endpoint.close();
        folder.close();
    }

    @Override
    protected ObjectStore emptyStore() {
        String bucket = "bucket-" + UUID.randomUUID();
        client.createBucket(create -> create.bucket(bucket));
        return new S3ObjectStore(client, bucket, PutTerms.PLAIN, 64);
    }

    @Test
    void namesTheObjectWhenTheStoreRefuses() {
        var absent = new S3ObjectStore(client, "no-such-bucket", PutTerms.PLAIN, 1);

        assertThatThrownBy(() -> absent.putIfAbsent("a/b", new byte[1], Map.of())).isInstanceOf(StoreException.class)
                .hasMessageStartingWith("PUT s3://no-such-bucket/a/b: ")
                .hasMessageContaining("there is no bucket no-such-bucket: make it, or set sink.store.bucket");
        assertThatThrownBy(() -> absent.get("a/b")).isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no bucket");
        assertThatThrownBy(() -> absent.list("a").toList()).isInstanceOf(StoreException.class)
                .hasMessageStartingWith("LIST s3://no-such-bucket/a: ");
    }

    @Test
    void refusesWhatDoesNotHaveTheHashThatIsSaid() {
        ObjectStore store = emptyStore();

        assertThatThrownBy(() -> store.putIfAbsent("a", new byte[]{1}, Map.of("sha256", "0".repeat(64))))
                .isInstanceOf(StoreException.class);
        assertThat(store.head("a")).isNull();
    }

    @Test
    void saysThatNothingIsKnownWhenTheStoreIsAway() {
        S3Endpoint away = S3Endpoint.start(folder, FreePort.any());
        away.close();
        try (S3Client toNobody = TestS3.client(away)) {
            var store = new S3ObjectStore(toNobody, "bucket", PutTerms.PLAIN, 1);

            assertThatThrownBy(() -> store.putIfAbsent("a", new byte[1], Map.of())).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.head("a")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void saysSoWhenTheStoreGoesAwayBetweenTwoPages() {
        int port = FreePort.any();
        S3Endpoint endpoint = S3Endpoint.start(folder, port);
        endpoint.createBucket("pages");
        try (S3Client client = TestS3.client(endpoint)) {
            var store = new S3ObjectStore(client, "pages", PutTerms.PLAIN, 1);
            IntStream.range(0, 1_001).forEach(i -> store.putIfAbsent("%05d".formatted(i), new byte[0], Map.of()));
            try (var objects = store.list("")) {
                Iterator<Listed> iterator = objects.iterator();
                assertThat(iterator.next().name()).isEqualTo("00000");
                endpoint.close();
                assertThatThrownBy(() -> iterator.forEachRemaining(_ -> {})).isInstanceOf(StoreException.class)
                        .hasMessageStartingWith("LIST s3://pages/");
            }
        }
    }
}
