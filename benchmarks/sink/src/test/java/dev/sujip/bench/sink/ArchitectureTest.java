package dev.sujip.bench.sink;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The walls of this benchmark. */
@AnalyzeClasses(packages = "dev.sujip.bench.sink", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule WHAT_IS_MEASURED_IS_AN_ARTEFACT = noClasses().should().dependOnClassesThat()
            .resideInAPackage("dev.sujip.sink..");

    @ArchTest
    static final ArchRule FLOORS_KNOW_NOTHING_OF_WHO_MEASURES_THEM = noClasses().that().resideInAPackage("..floor..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..measure..", "..store..", "..process..", "..report..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.sujip.bench.sink.(*)..").should()
            .beFreeOfCycles();
}
