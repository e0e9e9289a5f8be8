package dev.sujip.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 clients that do not retry, so that a test sees each answer. */
final class TestS3 {

    private TestS3() {}

    static S3Client client(S3Endpoint endpoint) {
        return client(endpoint, StaticCredentialsProvider
                .create(AwsBasicCredentials.create(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY)));
    }

    static S3Client client(S3Endpoint endpoint, AwsCredentialsProvider credentials) {
        return S3Client.builder().endpointOverride(endpoint.uri()).region(Region.of(S3Endpoint.REGION))
                .credentialsProvider(credentials).forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(64))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry())).build();
    }
}
