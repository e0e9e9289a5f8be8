package dev.sujip.sink;

import dev.sujip.sink.store.Checksum;
import dev.sujip.sink.store.Encryption;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where objects go, and how the store is spoken to. Any of it may change for a prefix, as long as the bucket and the objects in it stay the
 * same, except {@code acceptAtLeastOnce}, which changes names.
 *
 * @param endpoint of the S3 API; absent: AWS
 * @param region of the bucket
 * @param pathStyle whether the bucket stands in the path, as most stores other than AWS want it
 * @param bucket that holds the objects; it must exist
 * @param accessKey absent: credentials come from the AWS default chain (environment, profile, web identity, container, instance)
 * @param secretKey goes with {@code accessKey}
 * @param sslBundle name of the bundle under {@code spring.ssl.bundle} whose CAs the store's certificate is trusted by, and whose key, if it has one, the worker shows; absent: the CAs of Java
 * @param timeout of one request
 * @param maxConcurrency how many requests may be under way at once, 2 or more; others wait for their turn
 * @param encryption none: as the bucket does by itself; s3: with the store's keys (AES256); kms: with a key of a KMS
 * @param kmsKeyId id, ARN or alias of the key, for encryption kms; absent: the default one
 * @param storageClass of the objects, as the store names it, such as STANDARD_IA; absent: the bucket's default
 * @param tags of each object, up to 10, as {@code sink.store.tags.NAME=VALUE}
 * @param checksum by what the store checks that what arrives is what was sent: sha256, crc32, or none for stores that reject checksums
 * @param acceptAtLeastOnce run on a store that ignores the condition of a PUT: names then carry the writer, so
 *     that nothing is overwritten, and two workers may store a record twice
 */
record StoreProperties(
        @Nullable URI endpoint,
        @NotBlank @DefaultValue("us-east-1") String region,
        @DefaultValue("false") boolean pathStyle,
        @NotBlank @DefaultValue("sujip") String bucket,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String sslBundle,
        @DurationUnit(ChronoUnit.SECONDS) @DurationMin(millis = 1) @DefaultValue("30s") Duration timeout,
        @DefaultValue("16") int maxConcurrency,
        @DefaultValue("none") Encryption encryption,
        @Nullable String kmsKeyId,
        @Nullable String storageClass,
        @DefaultValue Map<String, String> tags,
        @DefaultValue("sha256") Checksum checksum,
        @DefaultValue("false") boolean acceptAtLeastOnce) {

    /** S3's own limits. */
    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_NAME = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*");
    /** What lies in them cannot be read without being restored, and {@code _sujip.json} is read at each start. */
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    /** Refuses what cannot work, or would do something else than what is written. */
    StoreProperties {
        if (endpoint != null && !isHttp(endpoint)) {
            throw refusal("endpoint", endpoint, "must be a URL like http://minio:9000 or https://s3.example.org");
        }
        if ((accessKey == null) != (secretKey == null)) {
            String missing = accessKey == null ? "access-key" : "secret-key";
            throw new IllegalArgumentException("sink.store." + missing
                    + " is missing: access-key and secret-key go together; leave out both for the AWS default chain");
        }
        if (sslBundle != null && endpoint != null && "http".equalsIgnoreCase(endpoint.getScheme())) {
            throw refusal("ssl-bundle", sslBundle, "has no effect on sink.store.endpoint=" + endpoint
                    + ": use https there, or leave the bundle out");
        }
        if (maxConcurrency < 2) {
            throw refusal("max-concurrency", maxConcurrency,
                    "must be 2 or more, or the start-up probe could not let two writers race");
        }
        if (kmsKeyId != null && encryption != Encryption.KMS) {
            throw refusal("kms-key-id", kmsKeyId, "needs sink.store.encryption=kms");
        }
        if (storageClass != null && (!storageClass.matches("[A-Z0-9_-]+") || ARCHIVES.contains(storageClass))) {
            throw refusal("storage-class", storageClass,
                    "must be a class whose objects can be read at once, in capitals, "
                            + "such as STANDARD_IA or GLACIER_IR; move objects to an archive by a lifecycle rule");
        }
        tags.forEach((name, value) -> {
            if (name.isEmpty() || name.length() > MAX_TAG_NAME || value.length() > MAX_TAG_VALUE
                    || !TAG_TEXT.matcher(name + value).matches()) {
                throw refusal("tags." + name, value,
                        "must have a name of 1 to 128 characters and a value of at most 256, of letters, digits, spaces and _ . : / = + - @");
            }
        });
        if (tags.size() > MAX_TAGS) {
            throw refusal("tags", tags.keySet(), "must be 10 tags at most; S3 keeps no more");
        }
    }

    private static boolean isHttp(URI endpoint) {
        return endpoint.getHost() != null
                && ("http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme()));
    }

    private static IllegalArgumentException refusal(String setting, Object value, String mend) {
        return new IllegalArgumentException("sink.store.%s=%s %s".formatted(setting, value, mend));
    }
}
