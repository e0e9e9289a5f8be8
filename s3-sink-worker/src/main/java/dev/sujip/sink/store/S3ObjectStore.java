package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A bucket behind the S3 API. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {

    private static final int PRECONDITION_FAILED = 412;
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final PutTerms terms;
    private final RequestBound bound;

    /**
     * Takes over {@code client} and closes it in the end. The client is best made without retries of its own: callers do that.
     *
     * @param maxConcurrency how many requests may be under way at once; the others wait, and waiting does not count as failing. The client
     *     needs at least as many connections
     */
    public S3ObjectStore(S3Client client, String bucket, PutTerms terms, int maxConcurrency) {
        this.client = client;
        this.bucket = bucket;
        this.terms = terms;
        this.bound = new RequestBound(maxConcurrency);
    }

    @Override
    public PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata) {
        return call("PUT", name, () -> {
            try {
                client.putObject(put -> {
                    put.bucket(bucket).key(name).metadata(metadata).ifNoneMatch("*");
                    terms.applyTo(put, bytes, metadata);
                }, body(bytes));
                return PutResult.STORED;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return PutResult.TAKEN;
                }
                throw e;
            }
        });
    }

    @Override
    public @Nullable Map<String, String> head(String name) {
        return call("HEAD", name,
                () -> unlessMissing(() -> client.headObject(head -> head.bucket(bucket).key(name)).metadata()));
    }

    @Override
    public byte @Nullable [] get(String name) {
        return call("GET", name,
                () -> unlessMissing(
                        () -> client.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asByteArrayUnsafe()));
    }

    @Override
    public @Nullable InputStream open(String name) {
        InputStream content = call("GET", name,
                () -> unlessMissing(() -> client.getObject(get -> get.bucket(bucket).key(name))));
        return content == null ? null : new S3Content(content, "GET s3://" + bucket + "/" + name);
    }

    @Override
    public Stream<Listed> list(String prefix) {
        ListObjectsV2Response first = page(prefix, null);
        Stream<ListObjectsV2Response> pages = Stream.iterate(Optional.of(first), Optional::isPresent,
                page -> page.filter(S3ObjectStore::goesOn).map(before -> page(prefix, before.nextContinuationToken())))
                .flatMap(Optional::stream);
        return pages.flatMap(page -> page.contents().stream()).map(object -> new Listed(object.key(), object.size()));
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean goesOn(ListObjectsV2Response page) {
        return Boolean.TRUE.equals(page.isTruncated());
    }

    private ListObjectsV2Response page(String prefix, @Nullable String token) {
        return call("LIST", prefix,
                () -> client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).continuationToken(token)));
    }

    private static RequestBody body(ObjectBytes bytes) {
        return RequestBody.fromContentProvider(bytes::stream, bytes.length(), CONTENT_TYPE);
    }

    private static <T> @Nullable T unlessMissing(Supplier<T> read) {
        try {
            return read.get();
        } catch (S3Exception e) {
            if (S3Failure.saysAbsent(e)) {
                return null;
            }
            throw e;
        }
    }

    private <T extends @Nullable Object> T call(String method, String name, Supplier<T> request) {
        try {
            return bound.inTurn(request);
        } catch (SdkException e) {
            throw new S3Failure(method, bucket, name).of(e);
        }
    }
}
