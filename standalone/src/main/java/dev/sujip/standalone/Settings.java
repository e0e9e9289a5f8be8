package dev.sujip.standalone;

import dev.sujip.local.StartupFailure;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.FieldError;

import java.util.Map;

/** Reads {@code standalone.yaml}, the environment and the arguments, the later ones winning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandaloneProperties.class)
class Settings {

    /**
     * Returns the settings, each of them in its range.
     *
     * @throws StartupFailure naming a setting that is wrong and its value
     */
    static StandaloneProperties read(String... args) {
        var application = new SpringApplication(Settings.class);
        application.setDefaultProperties(Map.of("spring.config.name", "standalone"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        try (var context = application.run(args)) {
            return context.getBean(StandaloneProperties.class);
        } catch (RuntimeException e) {
            throw new StartupFailure(wrong(e), e);
        }
    }

    private static String wrong(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid
                    && invalid.getValidationErrors().getAllErrors().getFirst() instanceof FieldError error) {
                return "standalone.%s is \"%s\": %s".formatted(error.getField(), error.getRejectedValue(),
                        error.getDefaultMessage());
            }
            if (cause instanceof BindException unbound && unbound.getProperty() != null) {
                return "%s is \"%s\", which is not of its type (%s)".formatted(unbound.getName(),
                        unbound.getProperty().getValue(), StartupFailure.reason(unbound));
            }
        }
        return StartupFailure.reason(thrown);
    }
}
