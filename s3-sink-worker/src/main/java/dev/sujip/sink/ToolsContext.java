package dev.sujip.sink;

import dev.sujip.sink.store.S3ObjectStore;
import dev.sujip.sink.tools.workplace.KafkaAccess;
import dev.sujip.sink.tools.workplace.Workplace;
import dev.sujip.sink.tools.workplace.Workplace.UnusableSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands need of the application: its settings and its store, from the same sources, and nothing that runs. It carries no
 * stereotype, so that the worker's own scan does not find it.
 */
@Import({S3ClientConfiguration.class, SslAutoConfiguration.class})
@EnableConfigurationProperties({SinkProperties.class, KafkaProperties.class})
final class ToolsContext {

    /** Answers go to stdout, so that all else goes to stderr, whatever the worker's own logging is set to. */
    private static final String QUIET = "--logging.config=classpath:dev/sujip/sink/tools/logback.xml";
    /** A command that asks Kafka shall say soon that nobody answers. */
    private static final Map<String, Object> SOON = Map.of("default.api.timeout.ms", 15_000, "request.timeout.ms",
            10_000);

    private ToolsContext() {}

    /** The workplace by these settings; see {@link Workplace.Factory#open}. */
    static Workplace open(List<String> settings) {
        ConfigurableApplicationContext context = start(settings);
        SinkProperties properties = context.getBean(SinkProperties.class);
        KafkaProperties kafka = context.getBean(KafkaProperties.class);
        return new Workplace(properties.topic(), properties.group(), properties.prefix(),
                SinkConfiguration.terms(properties.objects()), context.getBean(S3ObjectStore.class),
                new KafkaAccess(() -> soon(kafka.buildAdminProperties()), kafka::buildProducerProperties),
                context::close);
    }

    private static Map<String, Object> soon(Map<String, Object> configured) {
        var all = new HashMap<>(SOON);
        all.putAll(configured);
        return all;
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        var application = new SpringApplication(ToolsContext.class);
        application.setDefaultProperties(Map.of("spring.config.name", SinkApplication.CONFIG_NAME));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        var all = new ArrayList<>(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith("--logging.config="))) {
            all.add(QUIET);
        }
        try {
            return application.run(all.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new UnusableSettings(e);
        }
    }
}
