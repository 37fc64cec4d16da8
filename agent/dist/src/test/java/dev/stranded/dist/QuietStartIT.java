package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Ending;
import dev.stranded.testbed.programs.Nothing;
import dev.stranded.testbed.programs.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent is seen where it says so, and nowhere else. */
final class QuietStartIT {
    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everyEndingEverywhere() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of(
                                "return", "exit", "halt", "throw", "daemon", "last-thread", "last-thread-throws")
                        .map(way -> Arguments.of(way, jdk)));
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void it_says_one_line_on_standard_error(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = nothing(jdk, "file=" + file)) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr()).containsExactly("stranded: watching this JVM, writing to " + file);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void it_says_nothing_when_it_is_to_be_quiet(Jdk jdk) throws IOException {
        try (ChildJvm jvm = nothing(jdk, "quiet=true,file=" + Watched.newFile())) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void without_options_it_says_what_it_could_be_given(Jdk jdk) {
        try (ChildJvm jvm = nothing(jdk, "")) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr())
                    .containsExactly("stranded: watching this JVM; to see what it finds give it dashboard=URL or"
                            + " file=PATH, or ask with java -jar stranded-agent.jar findings " + jvm.pid());
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void options_that_make_no_sense_are_named_in_that_line_and_do_no_harm(Jdk jdk) {
        try (ChildJvm jvm = nothing(jdk, "treshold=5s,sample=often,dashboard=nowhere,threshold=-1,,x")) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr())
                    .singleElement()
                    .asString()
                    .startsWith("stranded: ")
                    .contains("unknown option \"treshold\"", "unknown option \"x\"")
                    .contains("sample=often", "dashboard=nowhere", "threshold=-1");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_file_that_cannot_be_written_is_said_and_does_no_harm(Jdk jdk) throws IOException {
        Path folderInItsPlace = Watched.folder();
        try (ChildJvm jvm = ChildProgram.of(jdk, Surroundings.class)
                .under(AgentJar.path(), "file=" + folderInItsPlace)
                .start()) {
            assertThat(jvm.awaitError("can't write to"))
                    .startsWith("stranded: ")
                    .contains(folderInItsPlace.toString());
            assertThat(jvm.end()).isZero();
            assertThat(jvm.stderr()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void options_come_from_the_argument_then_a_property_then_the_environment(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = ChildProgram.of(jdk, Surroundings.class)
                .environment("STRANDED_NAME", "by environment")
                .environment("STRANDED_VERSION", "by environment")
                .environment("STRANDED_FILE", file.toString())
                .jvmOptions("-Dstranded.name=by property", "-Dstranded.version=by property")
                .under(AgentJar.path(), "name=by argument")
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            assertThat(findings.hello().name()).isEqualTo("by argument");
            assertThat(findings.hello().version()).isEqualTo("by property");
            assertThat(findings.hello().pid()).isEqualTo(jvm.pid());
            assertThat(Runtime.Version.parse(findings.hello().jdk()).feature()).isEqualTo(jdk.feature());
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyEndingEverywhere")
    void a_program_ends_as_it_does_without_the_agent(String way, Jdk jdk) throws IOException {
        String options = "quiet=true,sample=50ms,file=" + Watched.newFile();
        try (ChildJvm without = ChildProgram.of(jdk, Ending.class, way).start();
                ChildJvm with = ChildProgram.of(jdk, Ending.class, way)
                        .under(AgentJar.path(), options)
                        .start()) {
            assertThat(with.awaitExit()).isEqualTo(without.awaitExit());
            assertThat(with.stdout()).containsExactlyElementsOf(without.stdout());
            assertThat(with.stderr()).containsExactlyElementsOf(without.stderr());
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void properties_class_path_and_loaders_are_what_they_are_without_it(Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, Surroundings.class));
                ChildJvm without =
                        Watched.frugal(ChildProgram.of(jdk, Surroundings.class)).start()) {
            watched.findings().settle(3);
            assertThat(ask(watched.jvm(), "properties")).containsExactlyElementsOf(ask(without, "properties"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_program_sees_none_of_what_the_agent_is_made_of(Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, Surroundings.class))) {
            watched.findings().settle(3);
            assertThat(ask(watched.jvm(), "classes"))
                    .hasSizeGreaterThan(3)
                    .filteredOn(line -> !line.equals("done"))
                    .allMatch(line -> line.endsWith(": invisible false"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_program_sees_two_threads_more_which_are_daemons_of_the_system_group(Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, Surroundings.class));
                ChildJvm without =
                        Watched.frugal(ChildProgram.of(jdk, Surroundings.class)).start()) {
            watched.findings().settle(3);
            List<String> more = new ArrayList<>(ask(watched.jvm(), "threads"));
            more.removeAll(ask(without, "threads"));
            assertThat(more)
                    .filteredOn(line -> line.startsWith("thread: "))
                    .containsExactlyInAnyOrder(
                            "thread: stranded-census, daemon, in system",
                            "thread: stranded-reporter, daemon, in system");
            assertThat(more).noneMatch(line -> line.startsWith("in the group: "));
        }
    }

    private static ChildJvm nothing(Jdk jdk, String options) {
        return ChildProgram.of(jdk, Nothing.class)
                .under(AgentJar.path(), options)
                .start();
    }

    /** What the program prints when it is asked. */
    private static List<String> ask(ChildJvm jvm, String what) {
        jvm.say(what).awaitLine("done");
        return jvm.stdout();
    }
}
