package dev.sujip.sink.store;

import dev.sujip.local.FreePort;
import dev.sujip.local.S3Endpoint;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** A real S3 server in a process of its own, on the loopback address, with the keys of {@link S3Endpoint}. */
public final class ServerProgram implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Tests run in the folder of their module. */
    private static final Path SCRIPT = Path.of("..", "build", "tools", "s3-server").toAbsolutePath();

    private final Process process;
    private final URI uri;

    private ServerProgram(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts MinIO on an empty folder; where it is not built, the test is skipped, aloud. */
    public static ServerProgram minio(Path folder) {
        return minio(folder, "http", List.of());
    }

    /** The same behind TLS: {@code certificates} holds {@code public.crt} and {@code private.key}. */
    public static ServerProgram minioWithTls(Path folder, Path certificates) {
        return minio(folder, "https", List.of("--certs-dir", certificates.toString()));
    }

    /** Starts the Versity gateway on an empty folder; where it is not built, the test is skipped, aloud. */
    public static ServerProgram versity(Path folder) {
        int port = FreePort.any();
        return start(folder, "http", port, List.of(program("versitygw"), "--port", "127.0.0.1:" + port, "--quiet",
                "--access", S3Endpoint.ACCESS_KEY, "--secret", S3Endpoint.SECRET_KEY, "posix",
                folder.resolve("data").toString()));
    }

    private static ServerProgram minio(Path folder, String scheme, List<String> more) {
        int port = FreePort.any();
        var command = new ArrayList<>(List.of(program("minio"), "server", "--quiet", "--address", "127.0.0.1:" + port));
        command.addAll(more);
        command.add(folder.resolve("data").toString());
        return start(folder, scheme, port, command);
    }

    private static String program(String name) {
        try {
            var script = new ProcessBuilder(SCRIPT.toString(), "--built", name)
                    .redirectErrorStream(true).start();
            String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (script.waitFor() != 0) {
                System.err.println("SKIPPED, nothing is known of this server now: " + said);
                Assumptions.abort(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for " + name, e);
        }
    }

    private static ServerProgram start(Path folder, String scheme, int port, List<String> command) {
        try {
            Files.createDirectories(folder.resolve("data"));
            var builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().putAll(Map.of("MINIO_ROOT_USER", S3Endpoint.ACCESS_KEY,
                    "MINIO_ROOT_PASSWORD", S3Endpoint.SECRET_KEY, "MINIO_BROWSER", "off", "MINIO_UPDATE", "off"));
            return new ServerProgram(builder.start(), URI.create(scheme + "://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public URI uri() {
        return uri;
    }

    /** Waits until it answers, and makes a bucket. */
    public void createBucket(S3Client client, String bucket) {
        await("the server makes bucket " + bucket).atMost(START_LIMIT).pollInterval(Duration.ofMillis(100))
                .failFast("it has ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(SdkException.class)
                .until(() -> client.createBucket(create -> create.bucket(bucket)) != null);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
