package dev.sujip.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import java.util.Map;

/** The HTTP door: takes records over HTTP and answers once Kafka has acknowledged them. */
@SpringBootApplication
@EnableConfigurationProperties(IngestProperties.class)
public class IngestApiApplication {

    /**
     * Base name of the configuration files, so that both services can share one class path.
     */
    public static final String CONFIG_NAME = "ingest-api";

    public static void main(String[] args) {
        var application = new SpringApplication(IngestApiApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
        application.run(args);
    }
}
