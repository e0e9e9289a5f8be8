package dev.sujip.local;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

import java.net.URI;
import java.time.Duration;

/** An S3 endpoint over a folder, path style, signed requests only. */
public final class S3Endpoint implements AutoCloseable {

    public static final String ACCESS_KEY = "sujip";
    public static final String SECRET_KEY = "sujip-local";
    public static final String REGION = "us-east-1";

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final S3Proxy proxy;
    private final BlobStore store;
    private final URI uri;

    private S3Endpoint(S3Proxy proxy, BlobStore store, URI uri) {
        this.proxy = proxy;
        this.store = store;
        this.uri = uri;
    }

    /**
     * Listens on the loopback address and serves the objects that the folder holds.
     *
     * @throws StartupFailure when it cannot listen
     */
    public static S3Endpoint start(DataFolder folder, int port) {
        var uri = URI.create("http://127.0.0.1:" + port);
        var store = new StagedPuts(folder.objects(), folder.incoming());
        var proxy = S3Proxy.builder().endpoint(uri).blobStore(store).stopTimeout(DRAIN.toMillis())
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY).build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new StartupFailure("the S3 endpoint cannot start: " + StartupFailure.reason(e), e);
        }
        return new S3Endpoint(proxy, store, uri);
    }

    /** Where clients connect. */
    public URI uri() {
        return uri;
    }

    /** Makes a bucket where it is absent. */
    public void createBucket(String name) {
        try {
            store.createContainer(CreateBucketRequest.builder().bucket(name).build());
        } catch (BucketAlreadyOwnedByYouException e) {
            // Made by an earlier start.
        }
    }

    /** Stops listening, after requests in flight have been answered or five seconds. */
    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 endpoint did not stop", e);
        }
    }
}
