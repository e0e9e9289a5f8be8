package dev.sujip.sink;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packagesOf = SinkApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_CORE_IS_PLAIN_JAVA = classes().that().resideInAPackage("dev.sujip.sink.batch..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.sujip.sink.batch..");

    @ArchTest
    static final ArchRule THE_SERVICES_SHARE_NO_CODE = noClasses().should().dependOnClassesThat()
            .resideInAPackage("dev.sujip.ingest..");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_S3 = noClasses().that().resideOutsideOfPackage("dev.sujip.sink.store..")
            .and().doNotHaveSimpleName("S3ClientConfiguration")
            .should().dependOnClassesThat().resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule ONLY_CONSUME_AND_COMMIT_KNOW_KAFKA = noClasses()
            .that().resideInAnyPackage("dev.sujip.sink.batch..", "dev.sujip.sink.encode..", "dev.sujip.sink.store..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("dev.sujip.sink.(*)..").should().beFreeOfCycles();
}
