package dev.sujip.bench.sink.store;

import dev.sujip.local.DataFolder;
import dev.sujip.local.S3Endpoint;

import java.nio.file.Path;

/** S3Proxy over a folder, where there is no MinIO. Says {@code ready} when it listens. */
public final class S3Program {

    private S3Program() {}

    /** Arguments: folder, port. */
    public static void main(String[] arguments) {
        S3Endpoint.start(DataFolder.open(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        System.out.println("ready");
    }
}
