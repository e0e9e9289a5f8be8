package dev.sujip.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSystemCheckTest {

    @TempDir
    Path temp;

    @Test
    void leavesNothingBehind() throws IOException {
        var incoming = Files.createDirectory(temp.resolve("incoming"));
        var objects = Files.createDirectory(temp.resolve("objects"));

        FileSystemCheck.prove(incoming, objects);
        assertThat(incoming).isEmptyDirectory();
        assertThat(objects).isEmptyDirectory();
    }

    /** A zip file stands for a file system that knows neither attributes nor links. */
    @Test
    void refusesAFileSystemThatWouldLoseMetadata() throws IOException {
        try (var zip = FileSystems.newFileSystem(temp.resolve("file.zip"), Map.of("create", "true"))) {
            var folder = Files.createDirectory(zip.getPath("/data"));

            assertThatThrownBy(() -> FileSystemCheck.prove(folder, folder)).isInstanceOf(StartupFailure.class)
                    .hasMessageContainingAll("/data", "user extended attributes", "standalone.data");
        }
    }
}
