package dev.sujip.standalone;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/**
 * The folder that outlives the process, held by one process at a time.
 *
 * <p>It holds {@code kafka/} (the broker's log), {@code s3/} (a folder a bucket, a file an object) and {@code s3-incoming/} (objects
 * that are being written; emptied at every start).
 */
final class DataFolder implements AutoCloseable {

    private static final String MEND = "choose another folder by standalone.data or in the environment by STANDALONE_DATA";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is absent and holds it until {@link #close()} or the end of the process, however it ends.
     *
     * @throws StartupFailure when it cannot be written, another process holds it, or its file system cannot keep objects
     */
    static DataFolder open(Path path) {
        var root = path.toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            for (var name : new String[]{"kafka", "s3", "s3-incoming"}) {
                Files.createDirectories(root.resolve(name));
            }
            lock = FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            hold(lock, root);
            var folder = new DataFolder(root, lock);
            folder.proveThatObjectsKeepTheirMetadata();
            return folder;
        } catch (IOException e) {
            release(lock);
            throw new StartupFailure("cannot write the data folder %s (%s: %s); mend it, or %s".formatted(root,
                    e.getClass().getSimpleName(), StartupFailure.reason(e), MEND), e);
        } catch (StartupFailure e) {
            release(lock);
            throw e;
        }
    }

    /** Folder of the broker's log. */
    Path kafka() {
        return root.resolve("kafka");
    }

    /** Folder with a folder a bucket, in it a file an object. */
    Path objects() {
        return root.resolve("s3");
    }

    /** Folder of objects that are being written. */
    Path incoming() {
        return root.resolve("s3-incoming");
    }

    @Override
    public void close() {
        release(lock);
    }

    private static void hold(FileChannel channel, Path root) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held in this very process: the same answer.
        }
        throw new StartupFailure(
                "another standalone is running on the data folder %s; end it, or %s".formatted(root, MEND));
    }

    /**
     * Objects keep their metadata in extended attributes and appear by a hard link. Without the first the metadata would be lost
     * without a word, without the second a conditional write would not be one.
     */
    private void proveThatObjectsKeepTheirMetadata() throws IOException {
        var written = incoming().resolve(".probe");
        var linked = objects().resolve(".probe");
        try {
            Files.deleteIfExists(linked);
            Files.writeString(written, "");
            var attributes = Files.getFileAttributeView(written, UserDefinedFileAttributeView.class);
            attributes.write("sujip-probe", ByteBuffer.wrap("1".getBytes(StandardCharsets.US_ASCII)));
            Files.createLink(linked, written);
        } catch (IOException | UnsupportedOperationException | NullPointerException e) {
            throw new StartupFailure(
                    "the file system of %s lacks user extended attributes or hard links (%s), so objects would lose their metadata; %s"
                            .formatted(root, StartupFailure.reason(e), MEND),
                    e);
        } finally {
            Files.deleteIfExists(linked);
            Files.deleteIfExists(written);
        }
    }

    private static void release(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The process's end releases it too.
        }
    }
}
