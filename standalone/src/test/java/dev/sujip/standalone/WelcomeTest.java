package dev.sujip.standalone;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class WelcomeTest {

    private final String text = new Welcome(
            Settings.read("--standalone.ports.http=18080", "--standalone.ports.s3=19000", "--standalone.data=/kept"),
            Duration.ofMillis(7_640)).text();

    @Test
    void showsHowToPost() {
        assertThat(text).contains(
                "curl -i -H 'Content-Type: application/json' -d '{\"student\":\"s-17\",\"event\":\"answered\"}' http://127.0.0.1:18080/upload\n");
    }

    @Test
    void showsWhereTheObjectsAppear() {
        assertThat(text).contains("/kept/s3/sujip/").contains(
                "AWS_ACCESS_KEY_ID=sujip AWS_SECRET_ACCESS_KEY=sujip-local AWS_DEFAULT_REGION=us-east-1 aws s3 ls --recursive --endpoint-url http://127.0.0.1:19000 s3://sujip/\n");
    }

    @Test
    void showsMetricsHowLongItTookAndHowToStop() {
        assertThat(text).contains("up after 7.6 s", "http://127.0.0.1:8081/actuator/prometheus",
                "http://127.0.0.1:8082/actuator/prometheus", "Ctrl-C");
    }
}
