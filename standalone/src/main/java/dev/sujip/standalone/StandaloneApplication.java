package dev.sujip.standalone;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

/** The whole pipeline in one JVM: a Kafka broker, an S3 endpoint over a folder, and both services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandaloneProperties.class)
public class StandaloneApplication {

    /** Starts everything; where that fails, says why in one line on stderr and ends with exit code 1. */
    public static void main(String[] args) {
        var standalone = new Standalone(StandaloneApplication::giveUp);
        try {
            var properties = read(args);
            Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "end-standalone"));
            standalone.start(properties);
            var took = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
            System.out.println(new Welcome(properties, took).text());
        } catch (StartupFailure e) {
            tell(e);
            System.exit(1);
        }
    }

    /** Ends without closing anything: what cannot go on cannot be closed either, and the next start mends what this leaves. */
    private static void giveUp(StartupFailure failure) {
        tell(failure);
        Runtime.getRuntime().halt(1);
    }

    private static void tell(StartupFailure failure) {
        System.err.println("standalone: " + failure.getMessage());
    }

    /**
     * Reads {@code standalone.yaml}, the environment and the arguments.
     *
     * @throws StartupFailure naming a setting that is wrong
     */
    static StandaloneProperties read(String... args) {
        var application = new SpringApplication(StandaloneApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "standalone"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        try (var context = application.run(args)) {
            return context.getBean(StandaloneProperties.class);
        } catch (RuntimeException e) {
            throw new StartupFailure(StartupFailure.reason(e), e);
        }
    }
}
