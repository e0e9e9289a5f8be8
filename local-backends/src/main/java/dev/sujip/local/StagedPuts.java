package dev.sujip.local;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes an object outside of its bucket and shows it there when it is whole, bytes and metadata.
 *
 * <p>The store beneath writes to {@code <key>-<uuid>} in the bucket itself, which listings show while it is written and for ever when
 * the process is killed meanwhile; and it drops metadata without a word when the file system refuses it, as a full one does.
 */
final class StagedPuts extends ForwardingBlobStore {

    private static final String STAGE = "puts";

    private final Path objects;
    private final Path stage;
    private final BlobStore staging;

    /**
     * Throws away what a former process left unfinished.
     *
     * @param objects folder with a folder a bucket
     * @param incoming folder on the same file system, for nobody else
     * @throws UncheckedIOException when a folder cannot be written
     */
    StagedPuts(Path objects, Path incoming) {
        super(new FilesystemNio2BlobStore(objects.toString()));
        this.objects = objects;
        this.stage = incoming.resolve(STAGE);
        this.staging = new FilesystemNio2BlobStore(incoming.toString());
        empty();
    }

    /**
     * Stores the object whole or not at all.
     *
     * @throws S3Exception with status 412 when the request says {@code If-None-Match: *} and the key exists
     */
    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        var target = objects.resolve(request.bucket()).resolve(request.key()).normalize();
        if (!isPlain(request, target)) {
            return super.putBlob(request, payload);
        }
        headBucket(HeadBucketRequest.builder().bucket(request.bucket()).build());
        var name = UUID.randomUUID().toString();
        var staged = stage.resolve(name);
        try {
            var response = staging.putBlob(
                    request.toBuilder().bucket(STAGE).key(name).ifNoneMatch(null).build(), payload);
            refuseLostMetadata(request, name);
            show(staged, target, "*".equals(request.ifNoneMatch()));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forget(staged);
        }
    }

    /** Whether the key is a file's path and the condition, if any, is one that a link can decide. */
    private boolean isPlain(PutObjectRequest request, Path target) {
        return target.startsWith(objects.resolve(request.bucket()))
                && !request.key().startsWith(".")
                && !request.key().endsWith("/")
                && (request.ifNoneMatch() == null || "*".equals(request.ifNoneMatch()));
    }

    private void refuseLostMetadata(PutObjectRequest request, String name) throws IOException {
        var kept = staging.blobMetadata(HeadObjectRequest.builder().bucket(STAGE).key(name).build()).metadata();
        if (!kept.equals(request.metadata())) {
            throw new IOException("the file system did not keep the metadata of " + request.key());
        }
    }

    /** A link fails where the name exists, a rename replaces it; either shows the object whole. */
    private static void show(Path staged, Path target, boolean onlyIfAbsent) throws IOException {
        Files.createDirectories(target.getParent());
        if (!onlyIfAbsent) {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            Files.createLink(target, staged);
        } catch (FileAlreadyExistsException e) {
            throw S3Exception.builder().statusCode(412).message("the key exists").cause(e).build();
        }
    }

    private void empty() {
        try {
            staging.createContainer(CreateBucketRequest.builder().bucket(STAGE).build());
        } catch (S3Exception e) {
            // It is there since an earlier start.
        }
        try (var files = Files.list(stage)) {
            files.forEach(StagedPuts::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
