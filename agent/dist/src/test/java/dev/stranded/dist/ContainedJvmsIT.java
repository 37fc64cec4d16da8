package dev.stranded.dist;

import static dev.stranded.dist.Asker.FINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Ndjson;
import dev.stranded.wire.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JVMs that see other files, processes or users than who attaches to them, as in a container. */
final class ContainedJvmsIT {
    private static final String[] OWN_PROCESSES = {"--pid", "--fork", "--mount-proc"};

    /** How far a start may be off that the system tells in ticks since its own. */
    private static final Duration CLOCK_TICKS = Duration.ofSeconds(2);

    private Path classes = Path.of("");

    static Stream<Arguments> everyPairOfJdks() {
        return Jdks.all().stream()
                .flatMap(commands -> Jdks.all().stream().map(programs -> Arguments.of(commands, programs)));
    }

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("unshare", "--mount", "setpriv", "--reuid=65534", "true")
                                .start()
                                .waitFor()
                        == 0,
                "this user can make neither namespaces nor other users' processes");
        classes = LonelyProgram.compiled(Jdks.running());
    }

    @AfterEach
    void delete() throws IOException {
        if (!classes.toString().isEmpty()) {
            LonelyProgram.delete(classes);
        }
    }

    @ParameterizedTest(name = "commands on {0}, program on {1}")
    @MethodSource("everyPairOfJdks")
    void with_a_folder_for_temporary_files_of_its_own(Jdk commands, Jdk programs) throws Exception {
        try (LonelyProgram program = LonelyProgram.withOwnTmp("rw", programs.java(), classes)) {
            program.leaveDeadSocket();
            comesAndGoes(Asker.on(commands), program);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void with_process_ids_of_its_own(Jdk jdk) throws Exception {
        try (LonelyProgram program = LonelyProgram.withOwnTmp("rw", jdk.java(), classes, OWN_PROCESSES)) {
            comesAndGoes(Asker.on(jdk), program);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void with_process_ids_of_its_own_where_proc_tells_others(Jdk jdk) throws Exception {
        try (LonelyProgram program = LonelyProgram.withOwnTmp("rw", jdk.java(), classes, "--pid", "--fork")) {
            comesAndGoes(Asker.on(jdk), program);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void is_said_to_have_begun_when_it_did_where_proc_tells_others(Jdk jdk) throws Exception {
        Instant before = Instant.now();
        try (LonelyProgram program = LonelyProgram.withOwnTmp("rw", jdk.java(), classes, "--pid", "--fork")) {
            Path stream = classes.resolve("stream.ndjson");
            Asker asker = Asker.on(jdk);
            try (ChildJvm attach = asker.start("attach", Long.toString(program.pid()), "quiet=true,file=" + stream)) {
                assertThat(attach.awaitExit()).as("%s", attach).isZero();
            }
            asker.run(FINE, "detach", program.pid());
            Hello hello = (Hello) Ndjson.read(Files.readAllLines(stream).get(0));
            assertThat(hello.started()).isBetween(before.minus(CLOCK_TICKS), Instant.now());
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void of_another_user_when_root_asks(Jdk jdk) throws Exception {
        try (LonelyProgram program = LonelyProgram.start(LonelyProgram.AS_NOBODY, jdk.java(), classes)) {
            program.leaveDeadSocket();
            comesAndGoes(Asker.on(jdk), program);
        }
    }

    /** All is as with any other JVM, and nothing stays behind. */
    private static void comesAndGoes(Asker asker, LonelyProgram program) throws Exception {
        long pid = program.pid();
        try (ChildJvm list = asker.start("list")) {
            assertThat(list.awaitExit()).isZero();
            assertThat(list.stdout()).anyMatch(line -> line.matches(" *" + pid + " .* no +yes +Lonely"));
        }
        for (int round = 0; round < 2; round++) {
            try (ChildJvm attach = asker.start("attach", Long.toString(pid), Watched.QUICK)) {
                assertThat(attach.awaitExit()).as("%s", attach).isZero();
                assertThat(attach.stdout()).first().isEqualTo("Attached to JVM " + pid + " (Lonely).");
                assertThat(attach.stderr()).allMatch(line -> line.contains("copied it to"));
            }
            assertThat(asker.run(FINE, "status", pid)).first().asString().contains("(Lonely), JDK ");
            assertThat(asker.run(FINE, "threads", pid)).anyMatch(line -> line.contains("Lonely.main(Lonely.java"));
            assertThat(asker.run(FINE, "findings", pid)).containsExactly("No open findings.");
            assertThat(asker.run(FINE, "detach", pid)).first().asString().startsWith("Detached from JVM " + pid);
        }
        assertThat(program.left()).noneMatch(name -> name.contains("pid" + pid) || name.contains("agent" + pid));
        program.end();
    }
}
