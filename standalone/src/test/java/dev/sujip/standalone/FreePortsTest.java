package dev.sujip.standalone;

import dev.sujip.local.FreePort;
import dev.sujip.local.StartupFailure;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FreePortsTest {

    @Test
    void namesThePortThatIsTakenAndItsSetting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> FreePorts.check(Map.of("standalone.ports.http", port)))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageStartingWith("port %d is not free", port)
                    .hasMessageContainingAll("standalone.ports.http", "STANDALONE_PORTS_HTTP");
        }
    }

    @Test
    void seesAListenerOnEveryAddress() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> FreePorts.check(Map.of("standalone.ports.s3", taken.getLocalPort())))
                    .isInstanceOf(StartupFailure.class);
        }
    }

    @Test
    void leavesAFreePortFree() {
        var ports = Map.of("standalone.ports.http", FreePort.any());

        FreePorts.check(ports);
        assertThatCode(() -> FreePorts.check(ports)).doesNotThrowAnyException();
    }

    @Test
    void refusesOnePortForTwo() {
        var port = FreePort.any();

        assertThatThrownBy(() -> FreePorts.check(Map.of("standalone.ports.http", port, "standalone.ports.s3", port)))
                .isInstanceOf(StartupFailure.class).hasMessageContainingAll("standalone.ports.http",
                        "standalone.ports.s3", "are both " + port);
    }
}
