package dev.stranded.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule the_boot_side_knows_only_java_base = classes()
            .that()
            .resideInAPackage("dev.stranded.bootstrap")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.stranded.bootstrap",
                    "java.lang..",
                    "java.security..",
                    "java.util..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_wire_knows_nothing_of_the_agent = noClasses()
            .that()
            .resideInAPackage("dev.stranded.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.core..", "dev.stranded.bootstrap");

    @ArchTest
    static final ArchRule the_watched_jvm_reads_no_heap_dumps = noClasses()
            .that()
            .resideInAPackage("dev.stranded.core..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.stranded.proof..")
                    .and(DescribedPredicate.not(resideInAPackage("dev.stranded.proof.dump"))));

    @ArchTest
    static final ArchRule the_census_knows_nothing_of_what_is_made_of_it = noClasses()
            .that()
            .resideInAPackage("dev.stranded.core.census")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.core.detect", "dev.stranded.core.report", "dev.stranded.core.hook");

    @ArchTest
    static final ArchRule detectors_neither_hook_nor_report = noClasses()
            .that()
            .resideInAPackage("dev.stranded.core.detect")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.core.hook", "dev.stranded.core.report", "dev.stranded.bootstrap");

    @ArchTest
    static final ArchRule only_hooks_touch_byte_code = noClasses()
            .that()
            .resideOutsideOfPackage("dev.stranded.core.hook")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy..");

    @ArchTest
    static final ArchRule names_come_from_the_domain = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common|Base|Data|Info|Processor|Handler)");
}
