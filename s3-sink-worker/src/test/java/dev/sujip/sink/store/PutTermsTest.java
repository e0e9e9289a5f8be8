package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class PutTermsTest {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String BASE64 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

    @Test
    void asksForNothingButTheCheckByDefault() {
        assertThat(request(PutTerms.PLAIN, Map.of()))
                .isEqualTo(PutObjectRequest.builder().checksumSHA256(BASE64).build());
    }

    @Test
    void sendsTheHashThatTheMetadataHave() {
        String other = "0".repeat(64);

        assertThat(request(PutTerms.PLAIN, Map.of("sha256", HEX)).checksumSHA256()).isEqualTo(BASE64);
        assertThat(request(PutTerms.PLAIN, Map.of("sha256", other)).checksumSHA256()).startsWith("AAAA");
        assertThat(request(PutTerms.PLAIN, Map.of("sha256", "none")).checksumSHA256()).isEqualTo(BASE64);
    }

    @Test
    void asksForWhatIsSet() {
        var terms = new PutTerms(Encryption.KMS, "alias/sink", "STANDARD_IA", Map.of("team", "data & ai"),
                Checksum.CRC32);

        PutObjectRequest request = request(terms, Map.of());

        assertThat(request.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(request.ssekmsKeyId()).isEqualTo("alias/sink");
        assertThat(request.storageClassAsString()).isEqualTo("STANDARD_IA");
        assertThat(request.tagging()).isEqualTo("team=data%20%26%20ai");
        assertThat(request.checksumAlgorithm()).isEqualTo(ChecksumAlgorithm.CRC32);
        assertThat(request.checksumSHA256()).isNull();
    }

    @Test
    void sendsNoChecksumWhereThatIsSet() {
        var terms = new PutTerms(Encryption.S3, null, null, Map.of(), Checksum.NONE);

        assertThat(request(terms, Map.of("sha256", HEX))).isEqualTo(
                PutObjectRequest.builder().serverSideEncryption(ServerSideEncryption.AES256).build());
    }

    private static PutObjectRequest request(PutTerms terms, Map<String, String> metadata) {
        var put = PutObjectRequest.builder();
        terms.applyTo(put, ObjectBytes.of(ABC), metadata);
        return put.build();
    }
}
