package dev.sujip.sink.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** An authority that nobody but a test trusts, and a server's certificate for 127.0.0.1, made by the JDK's keytool. */
public final class PrivateCa {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    /** Makes keys and certificates in {@code folder}. */
    public PrivateCa(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        Files.createDirectories(serverFolder());
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c", "-keyalg", "EC",
                "-keystore", path("ca.p12"));
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", path("ca.crt"), "-keystore", path("ca.p12"));
        keytool("-genkeypair", "-alias", "server", "-dname", "CN=127.0.0.1", "-keyalg", "EC", "-keystore",
                path("server.p12"));
        keytool("-certreq", "-alias", "server", "-file", path("server.csr"), "-keystore", path("server.p12"));
        keytool("-gencert", "-rfc", "-alias", "ca", "-ext", "san=ip:127.0.0.1", "-infile", path("server.csr"),
                "-outfile", serverFolder().resolve("public.crt").toString(), "-keystore", path("ca.p12"));
        writePrivateKey();
    }

    /** The authority's certificate, PEM. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** Where the server's {@code public.crt} and {@code private.key} lie, PEM. */
    public Path serverFolder() {
        return folder.resolve("server");
    }

    private void writePrivateKey() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray());
        byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        Files.writeString(serverFolder().resolve("private.key"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
