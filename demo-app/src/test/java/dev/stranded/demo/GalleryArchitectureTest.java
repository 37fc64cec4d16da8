package dev.stranded.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded.demo", importOptions = ImportOption.DoNotIncludeTests.class)
final class GalleryArchitectureTest {
    @ArchTest
    static final ArchRule the_programs_of_the_gallery_can_be_copied_and_know_nothing_of_who_watches_them = classes()
            .that()
            .resideInAnyPackage(
                    "dev.stranded.demo.pattern..", "dev.stranded.demo.pitfall..", "dev.stranded.demo.program..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.stranded.demo.pattern..",
                    "dev.stranded.demo.pitfall..",
                    "dev.stranded.demo.program..");
}
