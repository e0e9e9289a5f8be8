package dev.sujip.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder that outlives the process, held by one process at a time.
 *
 * <p>It holds {@code kafka/} (the broker's log), {@code s3/} (a folder a bucket, a file an object) and {@code s3-incoming/} (objects
 * that are being written; emptied at every start).
 */
public final class DataFolder implements AutoCloseable {

    static final String MEND = "choose another folder by standalone.data, in the environment STANDALONE_DATA";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is absent and holds it until {@link #close()} or the end of the process, however that comes.
     *
     * @throws StartupFailure when it cannot be written or another process holds it
     */
    public static DataFolder open(Path path) {
        var root = path.toAbsolutePath().normalize();
        try {
            for (var name : List.of("kafka", "s3", "s3-incoming")) {
                var folder = Files.createDirectories(root.resolve(name));
                Files.deleteIfExists(Files.createTempFile(folder, ".check", ""));
            }
            return new DataFolder(root, hold(root));
        } catch (IOException e) {
            throw new StartupFailure("cannot write to the data folder %s (%s: %s); make it writable, or %s"
                    .formatted(root, e.getClass().getSimpleName(), StartupFailure.reason(e), MEND), e);
        }
    }

    /** Folder of the broker's log. */
    public Path kafka() {
        return root.resolve("kafka");
    }

    /** Folder with a folder a bucket, in it a file an object. */
    public Path objects() {
        return root.resolve("s3");
    }

    /** Folder of objects that are being written. */
    public Path incoming() {
        return root.resolve("s3-incoming");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The operating system lets go of a lock with the process that holds it, so none can be left behind by a kill. */
    private static FileChannel hold(Path root) throws IOException {
        var channel = FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        channel.close();
        throw new StartupFailure("another standalone runs on the data folder %s; end it, or %s".formatted(root, MEND));
    }
}
