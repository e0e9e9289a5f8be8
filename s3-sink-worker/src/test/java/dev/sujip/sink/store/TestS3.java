package dev.sujip.sink.store;

import dev.sujip.local.S3Endpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;

/** Makes clients of a local endpoint. */
public final class TestS3 {

    private TestS3() {}

    /** A client that does not repeat anything by itself. */
    public static S3Client client(S3Endpoint endpoint) {
        return client(endpoint.uri());
    }

    /** The same, of any server that was started with the keys of {@link S3Endpoint}. */
    public static S3Client client(URI endpoint) {
        return client(endpoint, S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY);
    }

    /** The same, of somebody with these keys; it signs as the worker's own client does. */
    static S3Client client(URI endpoint, String accessKey, String secretKey) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(S3Endpoint.REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create(accessKey, secretKey)))
                .putAuthScheme(new KnownHashScheme())
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
