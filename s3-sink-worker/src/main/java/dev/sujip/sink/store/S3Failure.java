package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Objects;

/** Says of a failed request what went wrong, and where the settings or rights are at fault, what mends it. */
final class S3Failure {

    private static final int NOT_FOUND = 404;
    private static final String REGION_OF_BUCKET = "x-amz-bucket-region";

    private final String method;
    private final String bucket;
    private final String name;

    /**
     * @param method PUT, HEAD, GET or LIST
     * @param name of the object, or the prefix that was listed
     */
    S3Failure(String method, String bucket, String name) {
        this.method = method;
        this.bucket = bucket;
        this.name = name;
    }

    /** The exception for callers; {@code thrown} becomes its cause. */
    StoreException of(SdkException thrown) {
        String mend = thrown instanceof S3Exception refused ? mend(refused) : mendOfClient(thrown);
        String code = thrown instanceof S3Exception refused ? code(refused) : "";
        return new StoreException("%s s3://%s/%s: %s%s%s".formatted(method, bucket, name,
                code.isEmpty() ? "" : code + ": ", thrown.getMessage(), mend == null ? "" : " [" + mend + "]"), thrown);
    }

    /** Whether the answer to a HEAD or GET says that there is no such object. Some stores answer 404 also where the bucket or the user is absent. */
    static boolean saysAbsent(S3Exception refused) {
        String code = code(refused);
        return refused.statusCode() == NOT_FOUND && (refused instanceof NoSuchKeyException || code.isEmpty());
    }

    private @Nullable String mend(S3Exception refused) {
        String region = regionOfBucket(refused);
        return switch (code(refused)) {
            case "NoSuchBucket" -> "there is no bucket " + bucket + ": make it, or set sink.store.bucket";
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
                "the credentials have expired: give the worker new ones; those of a role renew themselves";
            case "InvalidAccessKeyId", "XAdminUserNotFound" ->
                "the store does not know this access key: check sink.store.access-key, "
                        + "or where the AWS default chain finds one";
            case "SignatureDoesNotMatch" -> "the secret key does not belong to this access key, or a proxy changes the "
                    + "request: check sink.store.secret-key";
            case "RequestTimeTooSkewed" -> "this machine's clock and the store's differ too much: set the clock";
            case "AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException",
                    "TemporaryRedirect" ->
                "the bucket is in %s: set sink.store.region, and sink.store.endpoint if it names a region"
                        .formatted(region == null ? "another region" : "region " + region);
            case "InvalidStorageClass" -> "set sink.store.storage-class to one that this store has";
            case "KMS.NotFoundException", "KMS.DisabledException", "KMSInvalidStateException" ->
                "the key cannot be used: check sink.store.kms-key-id";
            case "InvalidObjectState" -> "the object lies in an archive class and cannot be read: restore it";
            case "BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "InvalidDigest" ->
                "what arrived is not what was sent; it is sent again";
            case "NotImplemented" ->
                "the store lacks something that the request asks for: the condition If-None-Match, "
                        + "without which it cannot be used, or what sink.store.checksum, .encryption, .storage-class or .tags ask for";
            default -> region != null && refused.statusCode() < 500 && refused.statusCode() != 403
                    ? "the bucket is in region " + region + ": set sink.store.region"
                    : mendOfStatus(refused.statusCode());
        };
    }

    private @Nullable String mendOfStatus(int status) {
        return switch (status) {
            case 301 -> "the bucket is in another region: set sink.store.region, or sink.store.path-style=true if the "
                    + "store is not AWS";
            case 403 -> "the credentials are wrong or have expired, or lack the right " + right();
            default -> null;
        };
    }

    private String right() {
        String objects = " on arn:aws:s3:::%s/%s".formatted(bucket, name);
        return switch (method) {
            case "PUT" -> "s3:PutObject" + objects
                    + " (with tags also s3:PutObjectTagging, with a KMS key also kms:GenerateDataKey on it)";
            case "LIST" -> "s3:ListBucket on arn:aws:s3:::" + bucket;
            default -> "s3:GetObject" + objects + ", or s3:ListBucket on arn:aws:s3:::" + bucket
                    + ", without which an absent object is answered like a forbidden one";
        };
    }

    private static @Nullable String mendOfClient(SdkException thrown) {
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        if (message.contains("Unable to load credentials")) {
            return "set sink.store.access-key and sink.store.secret-key, or give credentials by the AWS default chain: "
                    + "environment, profile, web identity, container, instance";
        }
        if (message.contains("PKIX path") || message.contains("unable to find valid certification path")) {
            return "the store's certificate is not signed by a CA that Java trusts: name one by sink.store.ssl-bundle";
        }
        return null;
    }

    /** The store's name of the error; answers to HEAD have none. */
    private static String code(S3Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    }

    private static @Nullable String regionOfBucket(S3Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? null
                : details.sdkHttpResponse().firstMatchingHeader(REGION_OF_BUCKET).orElse(null);
    }
}
