package dev.stranded.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded.proof", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule the_proof_knows_the_wire_and_java_base_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.stranded.proof..",
                    "dev.stranded.wire",
                    "java.io",
                    "java.lang..",
                    "java.net",
                    "java.nio..",
                    "java.time",
                    "java.util..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule records_know_nothing_of_objects = noClasses()
            .that()
            .resideInAPackage("dev.stranded.proof.hprof")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.proof", "dev.stranded.proof.graph", "dev.stranded.proof.reach");

    @ArchTest
    static final ArchRule objects_know_nothing_of_what_is_proven_of_them = noClasses()
            .that()
            .resideInAPackage("dev.stranded.proof.graph")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.proof", "dev.stranded.proof.reach");

    @ArchTest
    static final ArchRule names_come_from_the_domain = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common|Base|Data|Info|Processor|Handler)");
}
