package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.programs.ExecutorDrill;
import dev.stranded.testbed.programs.QueueDrill;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK's own queues, executors and threads do is the same with the agent and without it. */
final class QueuesIT {
    static Stream<Arguments> everyDrillEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of(QueueDrill.class, ExecutorDrill.class)
                        .map(drill -> Arguments.of(drill.getSimpleName(), drill, where)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("everyDrillEverywhere")
    void under_the_agent_all_is_as_it_is_without_it(String name, Class<?> drill, Where where) throws IOException {
        String options = "quiet=true,threshold=500ms,sample=50ms,file=" + Watched.newFile();
        try (ChildJvm without = drill(drill, where).start();
                ChildJvm with =
                        drill(drill, where).under(AgentJar.path(), options).start()) {
            assertThat(without.awaitExit()).isZero();
            assertThat(with.awaitExit()).isZero();
            assertThat(without.stdout()).hasSizeGreaterThan(30).endsWith("done");
            assertThat(with.stdout()).containsExactlyElementsOf(without.stdout());
            assertThat(with.stderr()).containsExactlyElementsOf(without.stderr());
        }
    }

    private static ChildProgram drill(Class<?> drill, Where where) {
        return ChildProgram.of(where.jdk(), drill, where.threads());
    }
}
