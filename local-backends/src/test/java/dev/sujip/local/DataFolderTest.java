package dev.sujip.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void isMadeWhereItIsAbsent() throws IOException {
        try (var folder = DataFolder.open(temp.resolve("not/yet"))) {
            assertThat(folder.kafka()).isEqualTo(temp.resolve("not/yet/kafka")).isEmptyDirectory();
            assertThat(folder.objects()).isEqualTo(temp.resolve("not/yet/s3")).isEmptyDirectory();
            assertThat(folder.incoming()).isEqualTo(temp.resolve("not/yet/s3-incoming")).isEmptyDirectory();
        }
    }

    @Test
    void isHeldByOneAtATime() throws IOException {
        try (var held = DataFolder.open(temp)) {
            assertThatThrownBy(() -> DataFolder.open(temp)).isInstanceOf(StartupFailure.class)
                    .hasMessageContainingAll("another standalone", temp.toString(), "standalone.data");
            assertThat(held.kafka()).exists();
        }
        DataFolder.open(temp).close();
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        var file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data"))).isInstanceOf(StartupFailure.class)
                .hasMessageContainingAll("cannot write to the data folder", file.resolve("data").toString(),
                        "STANDALONE_DATA")
                .message().doesNotContain("\n");
    }
}
