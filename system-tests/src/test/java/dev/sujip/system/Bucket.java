package dev.sujip.system;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** The bucket as any S3 client sees it, the standalone's or another server's. */
final class Bucket implements AutoCloseable {

    static final String NAME = "sujip";
    static final String ACCESS_KEY = "sujip";
    static final String SECRET_KEY = "sujip-local";

    private final S3Client client;

    Bucket(URI endpoint) {
        client = S3Client.builder().endpointOverride(endpoint).forcePathStyle(true).region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** Waits until the server answers, and makes the bucket. */
    void create(Duration limit) {
        await("bucket " + NAME + " is made").atMost(limit).pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(SdkException.class)
                .until(() -> client.createBucket(create -> create.bucket(NAME)) != null);
    }

    /** The names of all objects below a prefix, whatever they are. */
    List<String> names(String prefix) {
        return client.listObjectsV2Paginator(list -> list.bucket(NAME).prefix(prefix + "/")).contents().stream()
                .map(S3Object::key).toList();
    }

    StoredObject read(String name) {
        var answer = client.getObjectAsBytes(get -> get.bucket(NAME).key(name));
        return new StoredObject(name, answer.response().metadata(), answer.asByteArray());
    }

    /** Everything below a prefix, read anew. */
    List<StoredObject> readAll(String prefix) {
        return names(prefix).stream().map(this::read).toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
