package dev.sujip.standalone;

import dev.sujip.ingest.IngestApiApplication;
import dev.sujip.local.KafkaBroker;
import dev.sujip.local.S3Endpoint;
import dev.sujip.local.StartupFailure;
import dev.sujip.sink.SinkApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Starts the two services as they are, each with its own configuration file and what makes it meet the others here. */
final class Services {

    static final String TOPIC = "uploads";
    static final String BUCKET = "sujip";

    private final StandaloneProperties properties;
    private final KafkaBroker broker;
    private final Consumer<StartupFailure> giveUp;

    /**
     * Makes a starter of services.
     *
     * @param giveUp called when a service that has started says that it is broken; must end the process
     */
    Services(StandaloneProperties properties, KafkaBroker broker, Consumer<StartupFailure> giveUp) {
        this.properties = properties;
        this.broker = broker;
        this.giveUp = giveUp;
    }

    /**
     * Returns ingest-api once it listens.
     *
     * @throws StartupFailure when it does not start
     */
    ConfigurableApplicationContext ingestApi() {
        var settings = new HashMap<>(properties.ingest());
        settings.putAll(common(properties.ports().http()));
        settings.put("management.server.port", String.valueOf(properties.ports().management()));
        settings.put("management.server.address", "127.0.0.1");
        return start(IngestApiApplication.class, IngestApiApplication.CONFIG_NAME, settings);
    }

    /**
     * Returns s3-sink-worker once it runs.
     *
     * @throws StartupFailure when it does not start
     */
    ConfigurableApplicationContext worker(S3Endpoint s3) {
        var settings = new HashMap<>(properties.worker());
        settings.putAll(common(properties.ports().worker()));
        settings.put("sink.topic", TOPIC);
        settings.put("sink.store.endpoint", s3.uri().toString());
        settings.put("sink.store.region", S3Endpoint.REGION);
        settings.put("sink.store.path-style", "true");
        settings.put("sink.store.bucket", BUCKET);
        settings.put("sink.store.access-key", S3Endpoint.ACCESS_KEY);
        settings.put("sink.store.secret-key", S3Endpoint.SECRET_KEY);
        return start(SinkApplication.class, SinkApplication.CONFIG_NAME, settings);
    }

    private Map<String, String> common(int port) {
        return Map.of("server.address", "127.0.0.1", "server.port", String.valueOf(port),
                "spring.kafka.bootstrap-servers", broker.bootstrapServers());
    }

    private ConfigurableApplicationContext start(Class<?> service, String name, Map<String, String> settings) {
        var application = new SpringApplication(service);
        application.setDefaultProperties(Map.of("spring.config.name", name));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // Standalone closes what it started in its own order.
        application.setRegisterShutdownHook(false);
        application.addListeners((ApplicationListener<AvailabilityChangeEvent<?>>) event -> endIfBroken(name, event));
        try {
            return application.run(settings.entrySet().stream()
                    .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue())).toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new StartupFailure("%s cannot start: %s".formatted(name, StartupFailure.reason(e)), e);
        }
    }

    private void endIfBroken(String name, AvailabilityChangeEvent<?> event) {
        if (event.getState() == LivenessState.BROKEN) {
            giveUp.accept(new StartupFailure(name + " cannot go on; what it logged above says why"));
        }
    }
}
