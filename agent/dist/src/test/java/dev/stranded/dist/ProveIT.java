package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProveIT {
    private static final int NOTHING = 0;
    private static final int PROVEN = 1;
    private static final int FAILED = 2;

    @TempDir
    Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void it_names_who_waits_for_ever_and_says_why_others_do_not(Jdk jdk) {
        Path dump = dumpOf(jdk, "lost");
        try (ChildJvm jvm = prove(jdk, dump.toString())) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(PROVEN);
            assertThat(String.join("\n", jvm.stdout()))
                    .contains("PROVEN: 1 task that can never go on")
                    .contains("wait: java.util.concurrent.LinkedBlockingQueue.take, 0 in it")
                    .contains("who:  \"lost\"")
                    .contains("who:  \"held\"")
                    .contains("static dev.stranded.dist.ProveIT$Desk.HELD → java.util.concurrent.CountDownLatch")
                    .endsWith("\n1 proven.");
            assertThat(jvm.stderr()).isEmpty();
        }
        try (ChildJvm jvm = prove(jdk, "--json", dump.toString())) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(PROVEN);
            assertThat(jvm.stdout()).hasSize(1);
            assertThat(jvm.stdout().get(0))
                    .contains("\"type\":\"finding\"", "\"kind\":\"stranded-task\"", "\"verdict\":\"proven\"")
                    .contains("\"count\":1");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void its_exit_code_tells_that_nothing_is_proven(Jdk jdk) {
        try (ChildJvm jvm = prove(jdk, dumpOf(jdk, "held").toString())) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(NOTHING);
            assertThat(jvm.stdout()).endsWith("Nothing is proven.");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void with_too_little_memory_it_starts_a_larger_jvm(Jdk jdk) {
        Path dump = dumpOf(jdk, "lost");
        try (ChildJvm jvm = ChildProgram.of(jdk, AgentJar.path().toString(), "prove", dump.toString())
                .jvmOptions("-Xmx24m", "-jar")
                .start()) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(PROVEN);
            assertThat(jvm.stdout()).endsWith("1 proven.");
            assertThat(jvm.stderr()).isEmpty();
        }
    }

    @Test
    void what_it_cannot_read_it_says_in_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no heap dump, by far");
        try (ChildJvm jvm = prove(Jdks.running(), file.toString())) {
            assertThat(jvm.awaitExit()).isEqualTo(FAILED);
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr()).hasSize(1);
            assertThat(jvm.stderr().get(0)).startsWith("stranded: can't read the heap dump: ");
        }
    }

    @Test
    void what_it_does_not_understand_it_answers_with_its_usage() {
        try (ChildJvm jvm = prove(Jdks.running())) {
            assertThat(jvm.awaitExit()).isEqualTo(FAILED);
            assertThat(jvm.stderr())
                    .startsWith("stranded: Missing required parameter: 'DUMP|PID'")
                    .anyMatch(line -> line.startsWith("Usage: java -jar stranded-agent.jar prove "));
        }
    }

    private Path dumpOf(Jdk jdk, String way) {
        Path dump = folder.resolve(way + ".hprof");
        try (ChildJvm jvm =
                ChildProgram.of(jdk, Desk.class, dump.toString(), way).start()) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isZero();
        }
        return dump;
    }

    private static ChildJvm prove(Jdk jdk, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "prove";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ChildProgram.of(jdk, "dev.stranded.premain.CommandEntry", all)
                .classPath(AgentJar.path())
                .start();
    }

    /** One task that waits for ever, if it is told so, and one that somebody can release; it dumps itself. */
    static final class Desk {
        private static final CountDownLatch HELD = new CountDownLatch(1);

        private Desk() {}

        public static void main(String[] arguments) throws IOException {
            start("held", () -> HELD.await());
            if (arguments[1].equals("lost")) {
                start("lost", new LinkedBlockingQueue<>()::take);
            }
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
        }

        private static void start(String name, Waiting wait) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            wait.run();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }
}
