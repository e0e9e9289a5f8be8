package dev.sujip.sink;

import dev.sujip.sink.store.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorePropertiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "endpoint=minio:9000|sink.store.endpoint=minio:9000 must be a URL like http://minio:9000 or https://s3.example.org",
            "endpoint=ftp://host|sink.store.endpoint=ftp://host must be a URL like",
            "access-key=a|sink.store.secret-key is missing: access-key and secret-key go together",
            "secret-key=a|sink.store.access-key is missing",
            "endpoint=http://a ssl-bundle=b|sink.store.ssl-bundle=b has no effect on sink.store.endpoint=http://a: use https",
            "max-concurrency=1|sink.store.max-concurrency=1 must be 2 or more",
            "kms-key-id=k|sink.store.kms-key-id=k needs sink.store.encryption=kms",
            "encryption=s3 kms-key-id=k|sink.store.kms-key-id=k needs sink.store.encryption=kms",
            "storage-class=glacier|sink.store.storage-class=glacier must be a class whose objects can be read at once",
            "storage-class=DEEP_ARCHIVE|move objects to an archive by a lifecycle rule"})
    void refusesWhatCannotWork(String settings, String message) {
        var given = new HashMap<String, String>();
        Pattern.compile(" ").splitAsStream(settings).forEach(setting -> given.put(
                "sink.store." + setting.substring(0, setting.indexOf('=')),
                setting.substring(setting.indexOf('=') + 1)));
        assertThatThrownBy(() -> bind(given)).rootCause().hasMessageContaining(message);
    }

    @Test
    void refusesMoreTagsThanTheStoreKeeps() {
        var tags = new HashMap<String, String>();
        IntStream.range(0, 11).forEach(i -> tags.put("sink.store.tags.t" + i, "v"));

        assertThatThrownBy(() -> bind(tags)).rootCause().hasMessageContaining("must be 10 tags at most");
        assertThatThrownBy(() -> bind(Map.of("sink.store.tags.long", "v".repeat(257)))).rootCause()
                .hasMessageContaining("sink.store.tags.long=vvv").hasMessageContaining("at most 256");
    }

    @Test
    void refusesATagThatStoresRefuse() {
        assertThatThrownBy(() -> bind(Map.of("sink.store.tags.team", "data & ai"))).rootCause()
                .hasMessageStartingWith("sink.store.tags.team=data & ai must have");
    }

    @Test
    void takesAKeyOfTheAccountWhenNoneIsNamed() {
        assertThat(bind(Map.of("sink.store.encryption", "kms")).encryption()).isEqualTo(Encryption.KMS);
    }

    @Test
    void namesABundleThatIsNotThere() {
        StoreProperties settings = bind(Map.of("sink.store.endpoint", "https://s3.example.org",
                "sink.store.ssl-bundle", "corporate"));

        assertThatThrownBy(() -> S3ClientConfiguration.store(settings, new DefaultSslBundleRegistry()))
                .hasMessageStartingWith("sink.store.ssl-bundle=corporate: there is no such bundle; define it");
    }

    private static StoreProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sink.store", StoreProperties.class);
    }
}
