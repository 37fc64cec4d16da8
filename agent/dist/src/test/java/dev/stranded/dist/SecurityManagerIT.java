package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Attacher;
import dev.stranded.testbed.programs.Guarded;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.HookState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A security manager restricts the application and not the agent, which needs no grant in its policy. */
final class SecurityManagerIT {
    /** The first JDK without them. */
    private static final int NONE_SINCE = 24;

    private static final String SHARING = "Sharing is only supported for boot loader classes";

    @TempDir
    private Path folder;

    static Stream<Arguments> everyWayEverywhere() {
        return Jdks.all().stream()
                .filter(jdk -> jdk.feature() < NONE_SINCE)
                .flatMap(
                        jdk -> Stream.of("given", "given with the JDK's defaults", "set", "exit", "attached", "granted")
                                .map(way -> Arguments.of(way, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyWayEverywhere")
    void what_leaks_is_found_and_nothing_of_the_agent_is_forbidden(String way, Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        String options = Watched.QUICK + ",file=" + file;
        ChildProgram program = Watched.frugal(ChildProgram.of(jdk, Guarded.class, way.split(" ", 2)[0]))
                .jvmOptions(manager(way));
        if (!way.equals("attached")) {
            program.under(AgentJar.path(), options);
        }
        try (ChildJvm jvm = program.start()) {
            jvm.awaitLine("publisher: closed");
            if (way.equals("attached")) {
                attach(jdk, jvm, options);
            }
            Findings findings = Findings.follow(file, jvm);
            Finding finding = findings.awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(Objects.requireNonNull(finding.spawn()).site())
                    .matches(Marks.of(Guarded.class).frame("spawn"));
            AgentHealth health = findings.settle(3).newest().health();
            assertThat(health.faults()).as("faults in the agent").isZero();
            assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.goodbye().jvm()).isEqualTo(findings.hello().jvm());
            assertThat(jvm.stdout())
                    .contains(
                            "user.home: " + (way.equals("exit") ? "read" : "forbidden"),
                            "exit: " + (way.equals("exit") ? "forbidden" : "not tried"),
                            "failures: 6");
            assertThat(said(jvm)).singleElement().asString().startsWith("stranded: ");
            assertThat(jvm.stderr()).filteredOn(line -> line.contains(SHARING)).hasSize(needsBootPath(way) ? 1 : 0);
        }
    }

    private static boolean needsBootPath(String way) {
        return way.startsWith("given") || way.equals("attached");
    }

    private String[] manager(String way) throws IOException {
        List<String> grants = new ArrayList<>();
        // Without it a program may not even shut a pool down.
        grants.add("grant { permission java.lang.RuntimePermission \"modifyThread\"; };");
        if (way.equals("granted")) {
            grants.add(
                    "grant codeBase \"" + AgentJar.path().toUri() + "\" { permission java.security.AllPermission; };");
        }
        if (way.equals("set")) {
            grants.add("grant { permission java.lang.RuntimePermission \"setSecurityManager\"; };");
        }
        Path policy = Files.write(folder.resolve("shop.policy"), grants);
        return switch (way) {
            case "set" -> new String[] {"-Djava.security.manager=allow", "-Djava.security.policy==" + policy};
            case "exit" -> new String[] {"-Djava.security.manager=allow"};
            case "given with the JDK's defaults" ->
                new String[] {"-Djava.security.manager", "-Djava.security.policy=" + policy};
            default -> new String[] {"-Djava.security.manager", "-Djava.security.policy==" + policy};
        };
    }

    /** What is printed, but for what the JVM says of security managers in general. */
    private static List<String> said(ChildJvm jvm) {
        return jvm.stderr().stream()
                .filter(line -> !line.startsWith("WARNING: ") && !line.contains(SHARING))
                .toList();
    }

    private static void attach(Jdk jdk, ChildJvm jvm, String options) {
        try (ChildJvm attacher = Watched.frugal(ChildProgram.of(
                        jdk,
                        Attacher.class,
                        Long.toString(jvm.pid()),
                        AgentJar.path().toString(),
                        options))
                .start()) {
            assertThat(attacher.awaitExit()).as("%s", attacher).isZero();
        }
    }
}
