package dev.sujip.sink.store;

import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.PayloadChecksumStore;
import software.amazon.awssdk.http.auth.spi.signer.SdkInternalHttpSignerProperty;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * Signature version 4 that believes the SHA-256 that a request carries as its checksum, instead of hashing the body once more, as plain HTTP
 * asks for. A wrong hash is not signed away: the store compares the body with it.
 */
public final class KnownHashScheme implements AwsV4AuthScheme {

    private static final String SHA256_OF_BODY = "x-amz-checksum-sha256";

    private final AwsV4HttpSigner signer = new Signer(AwsV4HttpSigner.create());

    @Override
    public String schemeId() {
        return SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return signer;
    }

    private record Signer(AwsV4HttpSigner signer) implements AwsV4HttpSigner {

        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            return signer.sign(withKnownHash(request));
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(
                AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return signer.signAsync(request);
        }

        private static SignRequest<? extends AwsCredentialsIdentity> withKnownHash(
                SignRequest<? extends AwsCredentialsIdentity> request) {
            SdkHttpRequest http = request.request();
            return http.firstMatchingHeader(SHA256_OF_BODY)
                    .<SignRequest<? extends AwsCredentialsIdentity>>map(hash -> withHash(request, hash))
                    .orElse(request);
        }

        private static <I extends AwsCredentialsIdentity> SignRequest<I> withHash(SignRequest<I> request, String hash) {
            PayloadChecksumStore known = PayloadChecksumStore.create();
            known.putChecksumValue(DefaultChecksumAlgorithm.SHA256, Base64.getDecoder().decode(hash));
            return request.toBuilder().putProperty(SdkInternalHttpSignerProperty.CHECKSUM_STORE, known).build();
        }
    }
}
