package dev.sujip.standalone;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.sujip.standalone", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_SERVICES_KNOWS_THE_SERVICES = noClasses().that().doNotHaveSimpleName("Services").should()
            .dependOnClassesThat().resideInAnyPackage("dev.sujip.ingest..", "dev.sujip.sink..");
}
