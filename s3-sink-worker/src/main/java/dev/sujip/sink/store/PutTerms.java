package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

import java.util.Map;

/**
 * What is asked of the store with each object. None of it is part of an object's name, so workers of one prefix may differ in it.
 *
 * @param kmsKey id, ARN or alias of the key, for {@link Encryption#KMS}; null: the one that the bucket or the account has by default
 * @param storageClass as the store names it; null: the bucket's default
 * @param tags of the object, by their names
 */
public record PutTerms(Encryption encryption, @Nullable String kmsKey, @Nullable String storageClass,
        Map<String, String> tags, Checksum checksum) {

    /** Nothing special, checked by SHA-256. */
    public static final PutTerms PLAIN = new PutTerms(Encryption.NONE, null, null, Map.of(), Checksum.SHA256);

    /** Keeps a copy of the tags. */
    public PutTerms {
        tags = Map.copyOf(tags);
    }

    void applyTo(PutObjectRequest.Builder put, ObjectBytes bytes, Map<String, String> metadata) {
        switch (encryption) {
            case NONE -> {
            }
            case S3 -> put.serverSideEncryption(ServerSideEncryption.AES256);
            case KMS -> put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(kmsKey);
        }
        put.storageClass(storageClass);
        if (!tags.isEmpty()) {
            put.tagging(tagging());
        }
        switch (checksum) {
            case SHA256 -> put.checksumSHA256(Sha256.ofObject(bytes, metadata).base64());
            case CRC32 -> put.checksumAlgorithm(ChecksumAlgorithm.CRC32);
            case NONE -> {
            }
        }
    }

    private Tagging tagging() {
        return Tagging.builder()
                .tagSet(tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList())
                .build();
    }
}
