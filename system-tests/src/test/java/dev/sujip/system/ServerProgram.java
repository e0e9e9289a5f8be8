package dev.sujip.system;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real S3 server as a process of its own, with the keys of {@link Bucket}. Where it is not built, the test is skipped, aloud. */
enum ServerProgram {
    MINIO("minio") {
        @Override
        List<String> arguments(String address, Path data) {
            return List.of("server", "--quiet", "--address", address, data.toString());
        }
    },
    VERSITY("versitygw") {
        @Override
        List<String> arguments(String address, Path data) {
            return List.of("--port", address, "--quiet", "posix", data.toString());
        }
    };

    private final String program;

    ServerProgram(String program) {
        this.program = program;
    }

    abstract List<String> arguments(String address, Path data);

    /** Starts it on an empty folder, and returns where clients connect, perhaps before it answers. */
    URI start(Children children, Path folder) throws IOException, InterruptedException {
        var path = path();
        var data = Files.createDirectory(folder.resolve("objects-of-" + program));
        var address = "127.0.0.1:" + Ports.free(1).getFirst();
        var environment = Stream.of("env", "MINIO_ROOT_USER=" + Bucket.ACCESS_KEY,
                "MINIO_ROOT_PASSWORD=" + Bucket.SECRET_KEY, "MINIO_BROWSER=off", "MINIO_UPDATE=off",
                "ROOT_ACCESS_KEY_ID=" + Bucket.ACCESS_KEY, "ROOT_SECRET_ACCESS_KEY=" + Bucket.SECRET_KEY, path);
        children.start(program, Stream.concat(environment, arguments(address, data).stream()).toList(), folder);
        return URI.create("http://" + address);
    }

    private String path() throws IOException, InterruptedException {
        var script = new ProcessBuilder(Artefacts.script("build/tools/s3-server").toString(), "--built", program)
                .redirectErrorStream(true).start();
        var said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (script.waitFor() != 0) {
            System.out.println("SKIPPED, nothing is known of this server now: " + said);
            Assumptions.abort(said);
        }
        return said;
    }
}
