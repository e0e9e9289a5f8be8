package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/** Reads public keys in PEM. */
final class PublicKeys {

    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private PublicKeys() {}

    /**
     * Returns every key of {@code pem}, RSA or of an elliptic curve.
     *
     * @throws IllegalArgumentException if there is none, or one of them is of another kind; the message says which
     */
    static JWKSet read(String pem) {
        var keys = new ArrayList<JWK>();
        var blocks = BLOCK.matcher(pem);
        while (blocks.find()) {
            keys.add(key(Base64.getMimeDecoder().decode(blocks.group(1)), keys.size() + 1));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it has no \"-----BEGIN PUBLIC KEY-----\"");
        }
        return new JWKSet(keys);
    }

    private static JWK key(byte[] encoded, int number) {
        var spec = new X509EncodedKeySpec(encoded);
        try {
            return rsa(spec);
        } catch (GeneralSecurityException _) {
            return curve(spec, number);
        }
    }

    private static JWK rsa(X509EncodedKeySpec spec) throws GeneralSecurityException {
        if (KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key) {
            return new RSAKey.Builder(key).build();
        }
        throw new InvalidKeySpecException("not an RSA key");
    }

    private static JWK curve(X509EncodedKeySpec spec, int number) {
        try {
            if (KeyFactory.getInstance("EC").generatePublic(spec) instanceof ECPublicKey key) {
                var curve = Curve.forECParameterSpec(key.getParams());
                if (curve != null) {
                    return new ECKey.Builder(curve, key).build();
                }
            }
        } catch (GeneralSecurityException _) {
            // Told below, as a curve without a name is.
        }
        throw new IllegalArgumentException(
                "its key number " + number + " is neither RSA nor of the curve P-256, P-384 or P-521");
    }
}
