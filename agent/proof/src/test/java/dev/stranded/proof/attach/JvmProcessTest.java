package dev.stranded.proof.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class JvmProcessTest {
    private final JvmProcess self = new JvmProcess(ProcessHandle.current().pid());

    @Test
    void of_a_jvm_it_knows_what_that_says_of_itself() {
        assertThat(self.isAlive()).isTrue();
        assertThat(self.isJvm()).isTrue();
        assertThat(self.isStopped()).isFalse();
        assertThat(self.main()).isNotEmpty().doesNotContain(" ");
        assertThat(self.javaVersion()).isEqualTo(System.getProperty("java.version"));
        assertThat(self.userName()).isEqualTo(System.getProperty("user.name"));
        assertThat(self.obstacle()).isEmpty();
    }

    @Test
    void what_runs_beside_it_has_the_same_root_and_the_same_numbers() {
        assertThat(self.root()).isNull();
        assertThat(self.ownPid()).isEqualTo(self.pid());
        assertThat(self.exchange()).isEqualTo(Path.of("/tmp"));
        assertThat(self.asSeenInside(Path.of("/tmp/x"))).isEqualTo(Path.of("/tmp/x"));
    }

    @Test
    void its_threads_are_seen_by_their_names() throws InterruptedException {
        Thread thread =
                new Thread(() -> assertThat(self.hasThread("seen-from-aside")).isTrue(), "seen-from-aside");
        Throwable[] failure = new Throwable[1];
        thread.setUncaughtExceptionHandler((where, what) -> failure[0] = what);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
        assertThat(self.hasThread("nobody-is-called-so")).isFalse();
    }

    @Test
    void another_program_is_no_jvm() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        try {
            JvmProcess cat = new JvmProcess(process.pid());
            assertThat(cat.isAlive()).isTrue();
            assertThat(cat.isJvm()).isFalse();
            assertThat(cat.main()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void what_there_is_not_is_not_alive() {
        JvmProcess nothing = new JvmProcess(Integer.MAX_VALUE);
        assertThat(nothing.isAlive()).isFalse();
        assertThat(nothing.isJvm()).isFalse();
        assertThat(nothing.hasThread("main")).isFalse();
    }
}
