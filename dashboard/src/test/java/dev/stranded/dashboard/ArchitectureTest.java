package dev.stranded.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule what_comes_goes_to_the_store_and_what_is_shown_comes_from_it = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy("dev.stranded.dashboard")
            .layer("ingest")
            .definedBy("dev.stranded.dashboard.ingest")
            .layer("live")
            .definedBy("dev.stranded.dashboard.live")
            .layer("api")
            .definedBy("dev.stranded.dashboard.api")
            .layer("web")
            .definedBy("dev.stranded.dashboard.web")
            .layer("alert")
            .definedBy("dev.stranded.dashboard.alert")
            .layer("access")
            .definedBy("dev.stranded.dashboard.access")
            .layer("store")
            .definedBy("dev.stranded.dashboard.store")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("start", "live")
            .whereLayer("alert")
            .mayOnlyBeAccessedByLayers("start", "api")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("start", "ingest", "live", "api", "alert", "access")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("start", "web", "api", "live");

    @ArchTest
    static final ArchRule of_the_agent_only_the_wire_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.core..", "dev.stranded.bootstrap..", "dev.stranded.premain..");

    @ArchTest
    static final ArchRule only_the_store_knows_of_a_database = noClasses()
            .that()
            .resideOutsideOfPackage("dev.stranded.dashboard.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule the_store_knows_of_no_server = classes()
            .that()
            .resideInAPackage("dev.stranded.dashboard.store")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.stranded.dashboard.store",
                    "dev.stranded.wire",
                    "java..",
                    "com.fasterxml.jackson..",
                    "com.zaxxer.hikari..",
                    "javax.sql",
                    "org.flywaydb..",
                    "org.jspecify.annotations",
                    "org.postgresql..",
                    "org.sqlite..");

    @ArchTest
    static final ArchRule names_come_from_the_domain = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common|Base|Data|Info|Processor|Handler)");
}
