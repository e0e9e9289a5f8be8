package dev.sujip.bench.sink.store;

import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.process.Java;
import dev.sujip.local.FreePort;
import dev.sujip.local.S3Endpoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An S3 server.
 *
 * @param name        what it is, for people
 * @param endpoint    where it listens
 * @param bucket      that objects go to
 * @param environment with which a program of the AWS SDK has access to it
 * @param process     where it was started here
 */
public record S3Server(
        String name,
        URI endpoint,
        String bucket,
        Map<String, String> environment,
        Optional<Child> process) {

    private static final String BUCKET = "sujip-benchmark";
    private static final Map<String, String> LOCAL = Map.of("AWS_ACCESS_KEY_ID", S3Endpoint.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", S3Endpoint.SECRET_KEY, "AWS_REGION", S3Endpoint.REGION);

    /** One that somebody else has started; who may write to it stands in the environment of this process, or is as in the standalone. */
    public static S3Server at(URI endpoint) {
        var environment = new HashMap<>(LOCAL);
        environment.replaceAll((name, value) -> System.getenv().getOrDefault(name, value));
        return new S3Server("the one at " + endpoint, endpoint, BUCKET, Map.copyOf(environment), Optional.empty());
    }

    /** Starts MinIO on an empty folder. */
    public static S3Server minio(Path program, Children children) {
        int port = FreePort.any();
        var folder = children.folder().resolve("minio").toString();
        var process = children.start("s3", List.of(program.toString(), "server", "--quiet", "--address",
                "127.0.0.1:" + port, folder),
                Map.of("MINIO_ROOT_USER", S3Endpoint.ACCESS_KEY, "MINIO_ROOT_PASSWORD", S3Endpoint.SECRET_KEY,
                        "MINIO_BROWSER", "off", "MINIO_UPDATE", "off"));
        return local("MinIO", port, process);
    }

    /** Starts S3Proxy on an empty folder. */
    public static S3Server s3proxy(Children children) {
        int port = FreePort.any();
        var process = children.start("s3", Java.with("-Xmx512m").main(S3Program.class,
                List.of(children.folder().resolve("s3proxy").toString(), String.valueOf(port))));
        return local("S3Proxy", port, process);
    }

    private static S3Server local(String name, int port, Child process) {
        return new S3Server(name, URI.create("http://127.0.0.1:" + port), BUCKET, LOCAL, Optional.of(process));
    }
}
