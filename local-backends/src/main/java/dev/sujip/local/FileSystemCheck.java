package dev.sujip.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/**
 * Sees that objects can be kept. Their metadata stands in extended attributes, and a conditional write is a hard link: without the
 * first the metadata would be lost without a word, without the second two writers could both be told that they were first.
 */
public final class FileSystemCheck {

    private FileSystemCheck() {}

    /**
     * Writes a file with an attribute to one folder and links it to the other; nothing of it is left.
     *
     * @throws StartupFailure when the file system can do one of it not, or the folders are not on one file system
     */
    public static void prove(Path incoming, Path objects) {
        var written = incoming.resolve(".check");
        var linked = objects.resolve(".check");
        try {
            remove(written, linked);
            Files.createFile(written);
            var attributes = Files.getFileAttributeView(written, UserDefinedFileAttributeView.class);
            if (attributes == null) {
                throw new IOException("no such attributes");
            }
            attributes.write("sujip.check", StandardCharsets.US_ASCII.encode("kept"));
            Files.createLink(linked, written);
            remove(written, linked);
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartupFailure(
                    "%s and %s must be on one file system with user extended attributes and hard links, or objects would lose their metadata (%s); %s"
                            .formatted(objects, incoming.getFileName(), StartupFailure.reason(e), DataFolder.MEND),
                    e);
        }
    }

    private static void remove(Path written, Path linked) throws IOException {
        Files.deleteIfExists(linked);
        Files.deleteIfExists(written);
    }
}
