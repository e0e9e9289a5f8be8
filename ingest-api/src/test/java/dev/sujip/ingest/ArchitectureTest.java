package dev.sujip.ingest;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls of this service. */
@AnalyzeClasses(packages = "dev.sujip.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DECODING_IS_PURE = classes().that()
            .resideInAPackage("..decode..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.sujip.ingest.decode..", "java..", "tools.jackson.core..", "org.jspecify..",
                    "io.cloudevents..", "com.github.luben.zstd..");

    @ArchTest
    static final ArchRule REACTOR_STAYS_AT_THE_EDGE = noClasses().that()
            .resideOutsideOfPackage("..http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "io.netty..", "org.reactivestreams..", "org.springframework.web..",
                    "org.springframework.http..");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_PUBLISHING = noClasses().that()
            .resideOutsideOfPackage("..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule TOKENS_STAY_IN_SECURITY = noClasses().that()
            .resideOutsideOfPackage("..security..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security..", "com.nimbusds..");

    @ArchTest
    static final ArchRule WHO_IS_CALLING_IS_ASKED_BEFORE_THE_BODY_IS_READ = noClasses().that()
            .resideInAPackage("..security..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..decode..", "..publish..");

    @ArchTest
    static final ArchRule THE_WORKER_IS_ANOTHER_PROGRAM = noClasses().should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sujip.sink..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.sujip.ingest.(*)..").should()
            .beFreeOfCycles();
}
