package dev.sujip.sink.store;

import dev.sujip.local.S3Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store must do, asked of a real server, and what {@code docs/stores.md} says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract extends ObjectStoreContract {

    private ServerProgram server;
    private S3Client client;

    abstract ServerProgram launch(Path folder);

    @BeforeAll
    void start(@TempDir Path folder) {
        server = launch(folder);
        client = TestS3.client(server.uri());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    @Override
    protected ObjectStore emptyStore() {
        return store(bucket(), PutTerms.PLAIN);
    }

    @Test
    void refusesWhatDoesNotHaveTheHashThatIsSaid() {
        ObjectStore store = emptyStore();

        assertThatThrownBy(() -> store.putIfAbsent("a", new byte[]{1}, Map.of("sha256", "0".repeat(64))))
                .isInstanceOf(StoreException.class);
        assertThat(store.head("a")).isNull();
    }

    @Test
    void takesObjectsInEveryWayOfChecking() {
        String bucket = bucket();
        for (Checksum checksum : Checksum.values()) {
            var terms = new PutTerms(Encryption.NONE, null, null, Map.of(), checksum);
            assertThat(store(bucket, terms).putIfAbsent("by/" + checksum, new byte[100_000], Map.of()))
                    .isEqualTo(ObjectStore.PutResult.STORED);
        }
    }

    @Test
    void keepsTags() {
        String bucket = bucket();
        var terms = new PutTerms(Encryption.NONE, null, "STANDARD", Map.of("team", "data + ai"), Checksum.SHA256);

        store(bucket, terms).putIfAbsent("tagged", new byte[]{1}, Map.of());

        assertThat(client.getObjectTagging(get -> get.bucket(bucket).key("tagged")).tagSet()).singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("team=data + ai"));
    }

    @Test
    void passesTheStartUpProbe() {
        assertThat(new PrefixManifest(emptyStore(), "uploads", Map.of("layout", "by-hour")).agree()).isEmpty();
    }

    @Test
    void saysWhatMendsAWrongKeyOrBucket() {
        String bucket = bucket();
        try (S3Client stranger = TestS3.client(server.uri(), "nobody", S3Endpoint.SECRET_KEY);
                S3Client forger = TestS3.client(server.uri(), S3Endpoint.ACCESS_KEY, "wrong-secret")) {
            assertThatThrownBy(() -> new S3ObjectStore(stranger, bucket, PutTerms.PLAIN, 2).get("a"))
                    .hasMessageContaining("the store does not know this access key");
            assertThatThrownBy(() -> new S3ObjectStore(forger, bucket, PutTerms.PLAIN, 2).putIfAbsent("a",
                    new byte[1], Map.of()))
                    .hasMessageContaining("check sink.store.secret-key");
        }
        assertThatThrownBy(() -> store("no-such-bucket", PutTerms.PLAIN).putIfAbsent("a", new byte[1], Map.of()))
                .hasMessageContaining("there is no bucket no-such-bucket");
    }

    private String bucket() {
        String bucket = "bucket-" + UUID.randomUUID();
        server.createBucket(client, bucket);
        return bucket;
    }

    private S3ObjectStore store(String bucket, PutTerms terms) {
        return new S3ObjectStore(client, bucket, terms, 64);
    }
}
