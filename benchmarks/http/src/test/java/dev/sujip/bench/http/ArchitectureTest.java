package dev.sujip.bench.http;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls of this benchmark. */
@AnalyzeClasses(packages = "dev.sujip.bench.http", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule WHAT_IS_MEASURED_IS_AN_ARTEFACT = noClasses().should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sujip.ingest..");

    @ArchTest
    static final ArchRule FLOORS_KNOW_NOTHING_OF_WHO_MEASURES_THEM = noClasses().that()
            .resideInAPackage("..floor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..measure..", "..process..", "..report..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.sujip.bench.http.(*)..").should()
            .beFreeOfCycles();
}
