package dev.sujip.bench.sink.store;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.util.List;

/** What a server holds, seen by a client of our own. */
public final class Bucket implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final S3Client s3;
    private final String name;

    private Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /**
     * Waits until the server answers and makes the bucket where it is absent.
     *
     * @throws dev.sujip.bench.process.ChildFailure if the server was started here and has ended
     * @throws SdkException                         if it does not answer within a minute, or refuses
     */
    public static Bucket open(S3Server server) throws InterruptedException {
        var environment = server.environment();
        var credentials = AwsBasicCredentials.create(environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        var s3 = S3Client.builder().endpointOverride(server.endpoint()).forcePathStyle(true)
                .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(Apache5HttpClient.builder()).build();
        long giveUpAt = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                s3.createBucket(bucket -> bucket.bucket(server.bucket()));
                return new Bucket(s3, server.bucket());
            } catch (BucketAlreadyOwnedByYouException _) {
                return new Bucket(s3, server.bucket());
            } catch (SdkException e) {
                server.process().ifPresent(process -> process.mustBeAlive());
                if (System.nanoTime() - giveUpAt > 0) {
                    throw e;
                }
                Thread.sleep(POLL);
            }
        }
    }

    /** Names of all objects below a folder. */
    public List<String> list(String folder) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(folder + '/')).contents().stream()
                .map(S3Object::key).toList();
    }

    /** An object's bytes. */
    public byte[] get(String object) {
        return s3.getObjectAsBytes(get -> get.bucket(name).key(object)).asByteArrayUnsafe();
    }

    /** Removes these objects. */
    public void remove(List<String> objects) {
        for (int from = 0; from < objects.size(); from += 1_000) {
            var some = objects.subList(from, Math.min(objects.size(), from + 1_000));
            var names = some.stream().map(object -> ObjectIdentifier.builder().key(object).build())
                    .toList();
            s3.deleteObjects(delete -> delete.bucket(name).delete(what -> what.objects(names).quiet(true)));
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
