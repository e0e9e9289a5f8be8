package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWK;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicKeysTest {

    @Test
    void readsEveryKeyOfAFile() throws Exception {
        var keys = PublicKeys.read("two keys\n" + pem(Tokens.key("x").toRSAPublicKey()) + pem(curve("secp384r1")));
        assertThat(keys.getKeys()).extracting(JWK::getKeyType).extracting(Object::toString)
                .containsExactly("RSA", "EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----",
            "-----BEGIN CERTIFICATE-----\nMC4CAQ==\n-----END CERTIFICATE-----"})
    void saysThatThereIsNoPublicKey(String pem) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.read(pem))
                .withMessage("it has no \"-----BEGIN PUBLIC KEY-----\"");
    }

    @Test
    void saysWhichKeyIsOfAnotherKind() throws Exception {
        var good = pem(Tokens.key("x").toRSAPublicKey());
        var edwards = pem(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        var torn = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----";
        for (var bad : new String[]{edwards, torn}) {
            assertThatIllegalArgumentException().isThrownBy(() -> PublicKeys.read(good + bad))
                    .withMessage("its key number 2 is neither RSA nor of the curve P-256, P-384 or P-521");
        }
    }

    static PublicKey curve(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair().getPublic();
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(key.getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }
}
