package dev.sujip.sink;

import dev.sujip.sink.SinkProperties.Store;
import dev.sujip.sink.store.S3ObjectStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the store from its settings. */
@Configuration(proxyBeanMethods = false)
class S3ClientConfiguration {

    private static final int MAX_CONNECTIONS = 64;

    @Bean
    S3ObjectStore objectStore(SinkProperties properties) {
        return new S3ObjectStore(client(properties.store()), properties.store().bucket());
    }

    private static S3Client client(Store store) {
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .forcePathStyle(store.pathStyle())
                .credentialsProvider(credentials(store))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS))
                // The chain repeats requests itself, with the same bytes, and counts them.
                .overrideConfiguration(override -> override.apiCallTimeout(store.timeout())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static AwsCredentialsProvider credentials(Store store) {
        if (store.accessKey() == null || store.secretKey() == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), store.secretKey()));
    }
}
