package dev.stranded.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded.demo", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule the_receivers_know_nothing_of_who_watches_them = noClasses()
            .that()
            .resideInAPackage("dev.stranded.demo.receiver")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.stranded.wire..",
                    "dev.stranded.demo.api..",
                    "dev.stranded.demo.chart..",
                    "dev.stranded.demo.meter..",
                    "dev.stranded.demo.sender..",
                    "dev.stranded.demo.stage..",
                    "dev.stranded.demo.watched..",
                    "dev.stranded.demo.webhooks..");
}
