package dev.sujip.sink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import java.util.Map;

/** The sink: lays the records of a topic down in objects of an S3-compatible store, each record once. */
@SpringBootApplication
public class SinkApplication {

    /**
     * Base name of the configuration files, so that both services can share one class path.
     */
    public static final String CONFIG_NAME = "s3-sink-worker";

    public static void main(String[] args) {
        var application = new SpringApplication(SinkApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
        application.run(args);
    }
}
