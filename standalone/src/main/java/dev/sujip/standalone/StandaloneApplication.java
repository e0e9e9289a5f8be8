package dev.sujip.standalone;

import dev.sujip.local.StartupFailure;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The whole pipeline in one JVM: a Kafka broker, an S3 endpoint over a folder, and both services. */
public final class StandaloneApplication {

    private StandaloneApplication() {}

    /** Starts everything; where that fails, says why in one line on stderr and ends with exit code 1. */
    public static void main(String[] args) {
        var standalone = new Standalone(StandaloneApplication::giveUp);
        try {
            var properties = Settings.read(args);
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
}
