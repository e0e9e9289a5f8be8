package dev.sujip.ingest.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** An authority made for one test, and what it vouches for: a broker on the loopback address, and a client. */
public final class TestCertificates {

    public static final String PASSWORD = "changeit";
    /** What a broker calls the client by. */
    static final String CLIENT = "CN=ingest-api";

    private final Path folder;

    /** Makes the key stores {@code broker.p12} and {@code client.p12}, and {@code trust.p12} with the authority alone. */
    public TestCertificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c", "-keyalg", "EC",
                "-keystore", path("ca.p12"));
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", path("ca.crt"), "-keystore", path("ca.p12"));
        keytool("-importcert", "-alias", "ca", "-file", path("ca.crt"), "-noprompt", "-keystore", path("trust.p12"));
        makeSigned("broker", "CN=broker", "-ext", "san=ip:127.0.0.1");
        makeSigned("client", CLIENT);
    }

    /** Returns the authority's certificate as PEM. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    public Path trustStore() {
        return folder.resolve("trust.p12");
    }

    public Path clientKeyStore() {
        return folder.resolve("client.p12");
    }

    Map<String, String> brokerSettings() {
        return Map.of("ssl.keystore.location", path("broker.p12"), "ssl.keystore.password", PASSWORD,
                "ssl.keystore.type", "PKCS12", "ssl.truststore.location", path("trust.p12"),
                "ssl.truststore.password", PASSWORD, "ssl.truststore.type", "PKCS12");
    }

    private void makeSigned(String name, String subject, String... extensions)
            throws IOException, InterruptedException {
        var store = path(name + ".p12");
        keytool("-genkeypair", "-alias", name, "-dname", subject, "-keyalg", "EC", "-keystore", store);
        keytool("-certreq", "-alias", name, "-file", path(name + ".csr"), "-keystore", store);
        var sign = new ArrayList<>(List.of("-gencert", "-alias", "ca", "-infile", path(name + ".csr"), "-outfile",
                path(name + ".crt"), "-keystore", path("ca.p12")));
        sign.addAll(List.of(extensions));
        keytool(sign.toArray(String[]::new));
        keytool("-importcert", "-alias", "ca", "-file", path("ca.crt"), "-noprompt", "-keystore", store);
        keytool("-importcert", "-alias", name, "-file", path(name + ".crt"), "-keystore", store);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("keytool ended").isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
