package dev.sujip.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartZooKeeperTest {

    @TempDir
    Path folder;

    @Test
    void isWhoTheEnvironmentSays() throws Exception {
        assertThat(StartZooKeeper.ownId(Map.of("ZOO_MY_ID", "3"), "zookeeper-0")).isEqualTo(3);
    }

    @Test
    void countsPodsFromOne() throws Exception {
        assertThat(StartZooKeeper.ownId(Map.of(), "sujip-zookeeper-0")).isEqualTo(1);
        assertThat(StartZooKeeper.ownId(Map.of(), "sujip-zookeeper-12")).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "256", "first", "-1"})
    void namesAnIdThatIsNone(String id) {
        assertThatThrownBy(() -> StartZooKeeper.ownId(Map.of("ZOO_MY_ID", id), "zookeeper-0"))
                .hasMessageContaining("'" + id + "'");
    }

    @Test
    void namesAHostWithoutOrdinal() {
        assertThatThrownBy(() -> StartZooKeeper.ownId(Map.of(), "3f2a9c")).hasMessageContaining("'3f2a9c'");
    }

    @Test
    void writesDownWhoItIsAndKeepsIt() throws Exception {
        ZooKeeperSettings settings = settings("server.1=a:2888:3888;2181\nserver.2=b:2888:3888;2181\n");
        StartZooKeeper.writeDown(2, settings);
        StartZooKeeper.writeDown(2, settings);
        assertThat(folder.resolve("myid")).hasContent("2\n");
    }

    @Test
    void refusesTheVolumeOfAnother() throws Exception {
        ZooKeeperSettings settings = settings("server.1=a:2888:3888;2181\nserver.2=b:2888:3888;2181\n");
        StartZooKeeper.writeDown(2, settings);
        assertThatThrownBy(() -> StartZooKeeper.writeDown(1, settings))
                .hasMessageContaining("says 2 and this is server 1");
    }

    @Test
    void refusesAServerThatTheEnsembleDoesNotKnow() throws Exception {
        ZooKeeperSettings settings = settings("server.1=a:2888:3888;2181\n");
        assertThatThrownBy(() -> StartZooKeeper.writeDown(4, settings)).hasMessageContaining("add server.4");
    }

    @Test
    void aServerAloneNeedsNoNumber() throws Exception {
        assertThat(settings("clientPort=2181\n").isEnsemble()).isFalse();
    }

    @Test
    void namesWhatIsMissingInTheSettings() throws Exception {
        assertThatThrownBy(() -> ZooKeeperSettings.read(folder.resolve("absent.cfg")))
                .hasMessageContaining("absent.cfg");
        Path file = Files.writeString(folder.resolve("empty.cfg"), "clientPort=2181\n");
        assertThatThrownBy(() -> ZooKeeperSettings.read(file)).hasMessageContaining("no dataDir");
    }

    private ZooKeeperSettings settings(String servers) throws Exception {
        Path file = Files.writeString(folder.resolve("zoo.cfg"), "dataDir=" + folder + "\n" + servers);
        return ZooKeeperSettings.read(file);
    }
}
