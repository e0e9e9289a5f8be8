package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ApiKeysFileTest {

    @TempDir
    Path folder;

    @Test
    void takesAChangedFileOverAndLocksARemovedKeyOut() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), Keys.line("app", Keys.OLD, "*"));
        var keys = ApiKeysFile.open(file);
        Files.writeString(file, Keys.line("app", Keys.OLD, "*") + Keys.line("app", Keys.NEW, "*"));
        assertThat(holder(keys, Keys.NEW)).isNull();
        keys.look();
        assertThat(holder(keys, Keys.OLD)).isEqualTo("app");
        assertThat(holder(keys, Keys.NEW)).isEqualTo("app");
        Files.writeString(file, Keys.line("app", Keys.NEW, "*"));
        keys.look();
        assertThat(holder(keys, Keys.OLD)).isNull();
        assertThat(holder(keys, Keys.NEW)).isEqualTo("app");
    }

    /** As a mounted Secret is changed: file -> ..data/file, ..data -> a folder that is replaced by a rename. */
    @Test
    void seesTheLinkThatKubernetesSwaps() throws Exception {
        var file = Files.createSymbolicLink(folder.resolve("keys"), Path.of("..data", "keys"));
        mount("..2026_1", Keys.line("app", Keys.OLD, "*"));
        var keys = ApiKeysFile.open(file);
        mount("..2026_2", Keys.line("app", Keys.NEW, "*"));
        keys.look();
        assertThat(holder(keys, Keys.OLD)).isNull();
        assertThat(holder(keys, Keys.NEW)).isEqualTo("app");
    }

    @Test
    void keepsTheKeysOfBeforeWhileTheFileCannotBeUsedAndSaysSoOnce() throws Exception {
        var good = Keys.line("app", Keys.OLD, "*");
        var file = Files.writeString(folder.resolve("keys"), good);
        var keys = ApiKeysFile.open(file);
        try (var log = new LogLines()) {
            Files.writeString(file, good + "app " + Keys.NEW + "\n");
            keys.look();
            keys.look();
            assertThat(log.all()).singleElement().asString()
                    .startsWith("ERROR api-keys=1 file=" + file)
                    .contains("line 2 has 2 fields; write three")
                    .doesNotContain(Keys.NEW, Keys.hash(Keys.OLD));
            Files.writeString(file, "");
            keys.look();
            Files.delete(file);
            keys.look();
            keys.look();
            assertThat(log.all()).hasSize(3).last().asString()
                    .contains("the file cannot be read (NoSuchFileException)");
            assertThat(holder(keys, Keys.OLD)).isEqualTo("app");
            Files.writeString(file, good);
            keys.look();
            assertThat(log.all()).hasSize(4).last().isEqualTo("INFO api-keys=1 file=" + file);
        }
    }

    @Test
    void locksEverybodyOutWhenOnlyCommentsAreLeft() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), Keys.line("app", Keys.OLD, "*"));
        var keys = ApiKeysFile.open(file);
        Files.writeString(file, "# nobody\n");
        try (var log = new LogLines()) {
            keys.look();
            assertThat(holder(keys, Keys.OLD)).isNull();
            assertThat(log.all()).singleElement().asString().startsWith("WARN api-keys=0");
        }
    }

    @Test
    void isLookedAtInTheBackground() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), Keys.line("app", Keys.OLD, "*"));
        var keys = ApiKeysFile.open(file);
        try (var _ = BackgroundTask.every(Duration.ofMillis(20), "test-keys", keys::look)) {
            Files.writeString(file, Keys.line("app", Keys.NEW, "*"));
            await().untilAsserted(() -> assertThat(holder(keys, Keys.NEW)).isEqualTo("app"));
        }
    }

    @Test
    void doesNotReadWithoutEnd() throws Exception {
        var file = Files.write(folder.resolve("keys"), new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(InvalidKeysException.class).isThrownBy(() -> ApiKeysFile.open(file))
                .withMessage("the file has more than 1048576 bytes");
    }

    private void mount(String name, String content) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("keys"), content);
        var fresh = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
        Files.move(fresh, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static @Nullable String holder(ApiKeysFile keys, String key) {
        var holder = keys.get().holderOf(KeyHash.of(key));
        return holder == null ? null : holder.name();
    }
}
