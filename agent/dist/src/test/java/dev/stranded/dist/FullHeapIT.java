package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.FullHeap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The application fills its heap, and recovers; the agent does so as well, or says that it can't. */
final class FullHeapIT {
    private static final int TIMES = 3;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @Timeout(300)
    void the_agent_goes_on_when_there_is_memory_again_or_says_that_it_is_off(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = ChildProgram.of(jdk, FullHeap.class)
                .jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx48m")
                .under(AgentJar.path(), Watched.QUICK + ",file=" + file)
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            findings.settle(3);
            for (int time = 1; time <= TIMES; time++) {
                jvm.say("fill").awaitLine("recovered: " + time);
                findings.settle(3);
            }
            if (findings.newest().health().off() != null) {
                jvm.awaitError("has switched itself off");
            }
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
            assertThat(findings.goodbye()).isNotNull();
            assertThat(jvm.stderr())
                    .filteredOn(line -> line.startsWith("stranded: "))
                    .first()
                    .asString()
                    .startsWith("stranded: watching this JVM");
        }
    }
}
