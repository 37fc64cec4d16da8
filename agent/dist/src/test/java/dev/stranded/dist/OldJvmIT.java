package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.premain.AgentEntry;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdks;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a JVM that is too old the agent says so and stands aside. */
final class OldJvmIT {
    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "11", "16"})
    void it_says_one_line_and_the_application_runs(String version) {
        try (ChildJvm jvm = ChildProgram.of(Jdks.running(), PretendsToBeOld.class, version)
                .classPath(AgentJar.path())
                .start()) {
            assertThat(jvm.awaitExit()).isZero();
            assertThat(jvm.stdout()).containsExactly("the application runs");
            assertThat(jvm.stderr())
                    .containsExactly("stranded: this JVM is Java " + version
                            + " and Stranded needs 17 or newer; the application runs without it");
        }
    }

    /** A program that starts the agent as a JVM of the given version would. */
    static final class PretendsToBeOld {
        private PretendsToBeOld() {}

        public static void main(String[] arguments) {
            System.setProperty("java.specification.version", arguments[0]);
            AgentEntry.premain("file=never-written.ndjson", untouchable());
            System.out.println("the application runs");
        }

        private static Instrumentation untouchable() {
            Class<?>[] types = {Instrumentation.class};
            return (Instrumentation)
                    Proxy.newProxyInstance(PretendsToBeOld.class.getClassLoader(), types, (proxy, method, values) -> {
                        throw new AssertionError("the agent calls " + method);
                    });
        }
    }
}
