package dev.sujip.sink.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import static org.assertj.core.api.Assertions.assertThat;

class S3FailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "404|NoSuchBucket|there is no bucket archive: make it, or set sink.store.bucket",
            "400|ExpiredToken|the credentials have expired",
            "403|InvalidAccessKeyId|the store does not know this access key",
            "403|SignatureDoesNotMatch|check sink.store.secret-key",
            "403|RequestTimeTooSkewed|set the clock",
            "403|AccessDenied|lack the right s3:PutObject on arn:aws:s3:::archive/uploads/a",
            "301|PermanentRedirect|the bucket is in region eu-west-1: set sink.store.region",
            "400|AuthorizationHeaderMalformed|the bucket is in region eu-west-1: set sink.store.region",
            "400|InvalidStorageClass|set sink.store.storage-class",
            "400|BadDigest|what arrived is not what was sent",
            "501|NotImplemented|the condition If-None-Match"})
    void saysWhatMendsIt(int status, String code, String mend) {
        assertThat(new S3Failure("PUT", "archive", "uploads/a").of(refusal(status, code)))
                .hasMessageStartingWith("PUT s3://archive/uploads/a: ").hasMessageContaining(mend);
    }

    @Test
    void namesTheRightThatAReadNeeds() {
        assertThat(new S3Failure("HEAD", "archive", "a").of(refusal(403, "")))
                .hasMessageContaining("s3:GetObject on arn:aws:s3:::archive/a")
                .hasMessageContaining("s3:ListBucket on arn:aws:s3:::archive,");
        assertThat(new S3Failure("LIST", "archive", "a").of(refusal(403, "AccessDenied")))
                .hasMessageContaining("s3:ListBucket on arn:aws:s3:::archive]");
    }

    @Test
    void addsNothingToWhatNobodyHasToMend() {
        assertThat(new S3Failure("PUT", "archive", "a").of(refusal(503, "SlowDown")).getMessage())
                .doesNotContain("[");
    }

    @Test
    void saysWhereCredentialsAndTrustComeFrom() {
        assertThat(client("Unable to load credentials from any of the providers"))
                .hasMessageContaining("sink.store.access-key");
        assertThat(client("PKIX path building failed")).hasMessageContaining("sink.store.ssl-bundle");
    }

    private static StoreException client(String message) {
        return new S3Failure("PUT", "b", "a").of(SdkClientException.create(message));
    }

    private static S3Exception refusal(int status, String code) {
        var response = SdkHttpResponse.builder().statusCode(status)
                .putHeader("x-amz-bucket-region", "eu-west-1").build();
        return (S3Exception) S3Exception.builder().statusCode(status).message("refused")
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).sdkHttpResponse(response).build()).build();
    }
}
