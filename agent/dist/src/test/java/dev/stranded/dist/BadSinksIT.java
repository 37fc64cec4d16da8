package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.TwoLeaks;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the agent reports to behaves badly, or the disk is full: the application does not notice, and the rest is told.
 */
final class BadSinksIT {
    private static final String QUICK = "threshold=500ms,sample=50ms";
    private static final Path FULL = Path.of("/dev/full");
    private static final int MANY_TURNS = 50;

    /** Last words, what the application's shutdown hooks may take, and a JVM's end on a machine that is busy. */
    private static final long PROMPTLY_SECONDS = 12;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everyMannerEverywhere() {
        return Jdks.all().stream()
                .flatMap(jdk -> Arrays.stream(RudeServer.Manner.values()).map(manner -> Arguments.of(manner, jdk)));
    }

    static boolean thereIsAFullDevice() {
        return Files.exists(FULL);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyMannerEverywhere")
    @Timeout(200)
    void a_dashboard_that_behaves_badly_costs_nobody_else_a_word(RudeServer.Manner manner, Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (RudeServer dashboard = RudeServer.of(manner);
                ChildJvm jvm = leaking(jdk, "file=" + file + ",dashboard=" + dashboard.address())) {
            Findings findings = Findings.follow(file, jvm);
            findings.awaitFinding(FindingKind.STRANDED_TASK);
            jvm.awaitLine("turns: " + MANY_TURNS);
            assertThat(dashboard.met()).isPositive();
            assertEndsPromptly(jvm);
            assertThat(findings.goodbye().jvm()).isEqualTo(findings.hello().jvm());
            assertThat(jvm.stderr()).allMatch(line -> line.startsWith("stranded: "));
            assertThat(jvm.stderr()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @Timeout(200)
    void what_nobody_takes_is_dropped_and_counted(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (RudeServer dashboard = RudeServer.of(RudeServer.Manner.ERROR_500);
                ChildJvm jvm = leaking(jdk, "sample=10ms,file=" + file + ",dashboard=" + dashboard.address())) {
            Snapshot snapshot = Findings.follow(file, jvm)
                    .awaitSnapshot(told -> told.health().dropped() > 0, "something dropped");
            assertThat(snapshot.health().drops())
                    .extracting(AgentHealth.Dropped::what)
                    .containsExactly("messages");
            assertEndsPromptly(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @EnabledIf("thereIsAFullDevice")
    void a_disk_that_is_full_from_the_start_is_said_once(Jdk jdk) {
        try (ChildJvm jvm = leaking(jdk, "file=" + FULL)) {
            assertThat(jvm.awaitError("can't write to /dev/full")).contains("No space left on device");
            jvm.awaitLine("turns: " + MANY_TURNS);
            assertEndsPromptly(jvm);
            assertThat(jvm.stderr()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_folder_that_vanishes_is_made_anew_with_all_that_was_found(Jdk jdk) throws IOException {
        Path folder = Files.createDirectories(Watched.newFile());
        Path file = folder.resolve("out.ndjson");
        try (ChildJvm jvm = leaking(jdk, "file=" + file)) {
            Findings.follow(file, jvm).awaitFinding(FindingKind.STRANDED_TASK);
            Files.delete(file);
            Files.delete(folder);
            assertThat(jvm.awaitError("can't be written")).contains(file.toString(), "it is gone");
            while (!Files.exists(file)) {
                Thread.onSpinWait();
            }
            Findings anew = Findings.follow(file, jvm);
            assertThat(anew.hello().pid()).isEqualTo(jvm.pid());
            anew.awaitFinding(FindingKind.STRANDED_TASK);
            assertEndsPromptly(jvm);
            assertThat(anew.goodbye()).isNotNull();
            assertThat(jvm.stderr()).hasSize(2);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static ChildJvm leaking(Jdk jdk, String options) {
        return Watched.frugal(ChildProgram.of(jdk, TwoLeaks.class))
                .under(AgentJar.path(), QUICK + "," + options)
                .start();
    }

    private static void assertEndsPromptly(ChildJvm jvm) {
        long begin = System.nanoTime();
        assertThat(jvm.end()).as("%s", jvm).isZero();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(PROMPTLY_SECONDS);
    }
}
