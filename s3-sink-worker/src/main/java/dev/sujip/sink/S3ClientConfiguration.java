package dev.sujip.sink;

import dev.sujip.sink.store.Checksum;
import dev.sujip.sink.store.KnownHashScheme;
import dev.sujip.sink.store.PutTerms;
import dev.sujip.sink.store.S3ObjectStore;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the store from its settings. */
@Configuration(proxyBeanMethods = false)
class S3ClientConfiguration {

    /** Listings and downloads that are read bit by bit do not wait for their turn. */
    private static final int SPARE_CONNECTIONS = 16;

    @Bean
    S3ObjectStore objectStore(SinkProperties properties, SslBundles bundles) {
        return store(properties.store(), bundles);
    }

    static S3ObjectStore store(StoreProperties store, SslBundles bundles) {
        var terms = new PutTerms(store.encryption(), store.kmsKeyId(), store.storageClass(), store.tags(),
                store.checksum());
        return new S3ObjectStore(client(store, bundles), store.bucket(), terms, store.maxConcurrency());
    }

    private static S3Client client(StoreProperties store, SslBundles bundles) {
        boolean checks = store.checksum() != Checksum.NONE;
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .forcePathStyle(store.pathStyle())
                .credentialsProvider(credentials(store))
                .putAuthScheme(new KnownHashScheme())
                // An object is one piece in memory, and not every store reads a body in chunks with a checksum behind it.
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(checks
                        ? ResponseChecksumValidation.WHEN_SUPPORTED
                        : ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(http(store, bundles))
                // The chain repeats requests itself, with the same bytes, and counts them.
                .overrideConfiguration(override -> override.apiCallTimeout(store.timeout())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static Apache5HttpClient.Builder http(StoreProperties store, SslBundles bundles) {
        var http = Apache5HttpClient.builder()
                .maxConnections(store.maxConcurrency() + SPARE_CONNECTIONS)
                .connectionAcquisitionTimeout(store.timeout());
        if (store.sslBundle() != null) {
            SslManagerBundle managers = managers(store.sslBundle(), bundles);
            http.tlsTrustManagersProvider(managers::getTrustManagers).tlsKeyManagersProvider(managers::getKeyManagers);
        }
        return http;
    }

    private static SslManagerBundle managers(String name, SslBundles bundles) {
        try {
            return bundles.getBundle(name).getManagers();
        } catch (NoSuchSslBundleException e) {
            throw new IllegalArgumentException(
                    ("sink.store.ssl-bundle=%1$s: there is no such bundle; define it, for example by "
                            + "spring.ssl.bundle.pem.%1$s.truststore.certificate=file:/etc/sujip/ca.pem")
                            .formatted(name),
                    e);
        }
    }

    private static AwsCredentialsProvider credentials(StoreProperties store) {
        if (store.accessKey() == null || store.secretKey() == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(store.accessKey(), store.secretKey()));
    }
}
