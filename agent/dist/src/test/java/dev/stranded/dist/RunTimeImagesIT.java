package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Nothing;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.FindingKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Run-time images that jlink has made with few modules, and JVMs that are started with few. */
final class RunTimeImagesIT {
    private static final String TOO_FEW = "java.base,java.instrument";
    private static final String ENOUGH = TOO_FEW + ",java.management";

    @TempDir
    private Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void three_modules_are_enough_to_find_what_leaks(Jdk jdk) throws Exception {
        Jdk image = image(jdk, ENOUGH);
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        try (Watched watched =
                Watched.start(ChildProgram.of(image, UnansweredRequests.class, "LinkedBlockingQueue.take", threads))) {
            watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(watched.findings().newest().dump())
                    .as("what a heap dump would cost")
                    .isNull();
            watched.endWithOneFinding();
        }
        try (ChildJvm jvm = nothing(image, "prove=auto").start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stderr()).singleElement().asString().contains("without the module jdk.management");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_module_that_is_not_in_the_image_is_named(Jdk jdk) throws Exception {
        try (ChildJvm jvm = nothing(image(jdk, TOO_FEW), "").start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stderr())
                    .containsExactly(
                            "stranded: needs the module java.management, which this JVM has not in its run-time"
                                    + " image; make that by jlink with --add-modules java.management;"
                                    + " the application runs without Stranded");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_module_that_the_jvm_was_started_without_is_named(Jdk jdk) {
        try (ChildJvm jvm =
                nothing(jdk, "").jvmOptions("--limit-modules", TOO_FEW).start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stderr())
                    .containsExactly("stranded: needs the module java.management, which this JVM was started without;"
                            + " start it with --add-modules java.management; the application runs without Stranded");
        }
        try (ChildJvm jvm = nothing(jdk, "")
                .jvmOptions("--limit-modules", TOO_FEW, "--add-modules", "java.management")
                .start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stderr()).singleElement().asString().startsWith("stranded: watching this JVM");
        }
    }

    private static ChildProgram nothing(Jdk jdk, String options) {
        return ChildProgram.of(jdk, Nothing.class).under(AgentJar.path(), options);
    }

    /** An image of these modules, which serves as a JDK without tools. */
    private Jdk image(Jdk jdk, String modules) throws Exception {
        Path home = folder.resolve("image");
        Command jlink = Command.run("", jdk.tool("jlink"), "--add-modules", modules, "--output", home);
        assertThat(jlink.exitCode()).as("%s", jlink).isZero();
        return new Jdk(jdk.feature(), home);
    }
}
