package dev.sujip.local;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.sujip.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_BROKER_KNOWS_NOTHING_OF_S3 = noClasses().that().haveSimpleNameContaining("Kafka")
            .should().dependOnClassesThat().resideInAnyPackage("org.gaul..", "software.amazon..");

    @ArchTest
    static final ArchRule THE_BACKENDS_KNOW_NO_SERVICE = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("dev.sujip.ingest..", "dev.sujip.sink..", "org.springframework..");
}
