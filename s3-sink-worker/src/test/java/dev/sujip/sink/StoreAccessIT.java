package dev.sujip.sink;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.sujip.local.S3Endpoint;
import dev.sujip.sink.store.ObjectStore.PutResult;
import dev.sujip.sink.store.PrivateCa;
import dev.sujip.sink.store.S3ObjectStore;
import dev.sujip.sink.store.ServerProgram;
import dev.sujip.sink.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How the worker's own client proves who it is, and whom it trusts. */
class StoreAccessIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> KEYS = Map.of("sink.store.access-key", S3Endpoint.ACCESS_KEY,
            "sink.store.secret-key", S3Endpoint.SECRET_KEY);

    @TempDir
    Path folder;

    @Test
    void trustsAPrivateAuthorityByItsBundleOnly() throws Exception {
        var ca = new PrivateCa(folder);
        var bundles = new DefaultSslBundleRegistry("ours", SslBundle.of(new PemSslStoreBundle(null,
                PemSslStoreDetails.forCertificate("file:" + ca.certificate()))));
        try (var minio = ServerProgram.minioWithTls(folder, ca.serverFolder());
                var trusting = store(minio.uri().toString(), bundles, with(KEYS, "sink.store.ssl-bundle", "ours"));
                var other = store(minio.uri().toString(), bundles, KEYS)) {
            String there = await().atMost(START_LIMIT).until(() -> refusal(trusting),
                    said -> !said.contains("refused: connect") && !said.contains("Connection refused")
                            && !said.contains("Server not initialized"));

            assertThat(there).contains("there is no bucket sujip");
            assertThat(refusal(other)).contains("sink.store.ssl-bundle");
        }
    }

    /** As a pod of a Kubernetes service account does it: the STS takes the token and hands out keys. */
    @Test
    void getsItsKeysForATokenOfWebIdentity() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
        var asked = new AtomicReference<String>();
        var put = new AtomicReference<Headers>();
        var aws = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
        aws.createContext("/", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = """
                    <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                    <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ROLE-KEY</AccessKeyId>
                    <SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken>
                    <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        aws.createContext("/sujip/", exchange -> {
            put.set(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        aws.start();
        String endpoint = "http://127.0.0.1:" + aws.getAddress().getPort();
        var environment = Map.of("aws.webIdentityTokenFile", token.toString(), "aws.region", "us-east-1",
                "aws.roleArn", "arn:aws:iam::123456789012:role/sink", "aws.endpointUrlSts", endpoint);
        environment.forEach(System::setProperty);
        try (var store = store(endpoint, new DefaultSslBundleRegistry(), Map.of())) {
            assertThat(store.putIfAbsent("a", new byte[]{1}, Map.of())).isEqualTo(PutResult.STORED);
        } finally {
            environment.keySet().forEach(System::clearProperty);
            aws.stop(0);
        }
        assertThat(asked.get()).contains("Action=AssumeRoleWithWebIdentity").contains("token-of-the-pod");
        assertThat(put.get().getFirst("Authorization")).contains("Credential=ROLE-KEY/").contains("if-none-match");
        assertThat(put.get().getFirst("x-amz-security-token")).isEqualTo("session");
    }

    @Test
    void saysWhereKeysMayComeFromWhenThereAreNone() throws Exception {
        System.setProperty("aws.disableEc2Metadata", "true");
        try (var store = store("http://127.0.0.1:1", new DefaultSslBundleRegistry(), Map.of())) {
            assertThatThrownBy(() -> store.head("a")).isInstanceOf(StoreException.class)
                    .hasMessageContaining("set sink.store.access-key and sink.store.secret-key");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    private static S3ObjectStore store(String endpoint, SslBundles bundles, Map<String, String> more) {
        Map<String, String> settings = with(more, "sink.store.endpoint", endpoint);
        settings.put("sink.store.path-style", "true");
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sink.store", StoreProperties.class);
        return S3ClientConfiguration.store(properties, bundles);
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    private static String refusal(S3ObjectStore store) {
        try {
            store.putIfAbsent("a", new byte[1], Map.of());
            return "";
        } catch (StoreException e) {
            return e.toString();
        }
    }
}
