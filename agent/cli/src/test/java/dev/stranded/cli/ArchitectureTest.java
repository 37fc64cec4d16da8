package dev.stranded.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.stranded.cli", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule the_command_line_knows_the_proof_the_wire_and_java_base_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.stranded.cli..",
                    "dev.stranded.proof..",
                    "dev.stranded.wire",
                    "com.fasterxml.jackson.core",
                    "picocli",
                    "java.io",
                    "java.lang..",
                    "java.net",
                    "java.nio..",
                    "java.security",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_mailbox_knows_nothing_of_commands_and_of_what_is_printed = noClasses()
            .that()
            .resideInAPackage("dev.stranded.cli.mailbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.cli", "dev.stranded.cli.text", "picocli");

    @ArchTest
    static final ArchRule what_is_printed_knows_nothing_of_commands = noClasses()
            .that()
            .resideInAPackage("dev.stranded.cli.text")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.stranded.cli", "picocli");

    @ArchTest
    static final ArchRule names_come_from_the_domain = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Common|Base|Data|Info|Processor|Handler)");
}
