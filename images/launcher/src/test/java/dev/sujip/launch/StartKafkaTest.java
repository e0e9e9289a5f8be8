package dev.sujip.launch;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartKafkaTest {

    private static final String ID = "5L6g3nShT-eMCtK--X86sw";

    @Test
    void formatsNothingUnderZooKeeper() throws Exception {
        assertThat(StartKafka.clusterIdToFormatWith(new Properties(), Map.of())).isEmpty();
    }

    @Test
    void formatsUnderKRaftWithTheIdOfTheEnvironment() throws Exception {
        assertThat(StartKafka.clusterIdToFormatWith(kraft(), Map.of("KAFKA_CLUSTER_ID", ID))).contains(ID);
    }

    @Test
    void namesAnIdThatIsNone() {
        assertThatThrownBy(() -> StartKafka.clusterIdToFormatWith(kraft(), Map.of("KAFKA_CLUSTER_ID", "my-cluster")))
                .hasMessageContaining("'my-cluster'")
                .hasMessageContaining("random-uuid");
        assertThatThrownBy(() -> StartKafka.clusterIdToFormatWith(kraft(), Map.of()))
                .hasMessageContaining("KAFKA_CLUSTER_ID");
    }

    private static Properties kraft() {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        return properties;
    }
}
