package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.testbed.AgentMailbox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a detach the JVM runs the code that it ran before the attach, instruction by instruction. Only a JDK with the
 * foreign function interface can tell without a compiler for native code.
 */
final class RestoredCodeIT {
    private static final int FIRST_WITH_FOREIGN_FUNCTIONS = 22;
    private static final String PROGRAM = "LoadedCode";

    @TempDir
    private Path folder = Path.of("");

    private Where where = new Where(Jdks.running(), "platform");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        List<Jdk> able = Jdks.all().stream()
                .filter(jdk -> jdk.feature() >= FIRST_WITH_FOREIGN_FUNCTIONS)
                .toList();
        assumeTrue(!able.isEmpty(), "no JDK " + FIRST_WITH_FOREIGN_FUNCTIONS + " or newer is here");
        where = new Where(able.get(able.size() - 1), "platform");
        Path source = folder.resolve(PROGRAM + ".java");
        try (InputStream text = RestoredCodeIT.class.getResourceAsStream("/code/" + PROGRAM + ".java")) {
            Files.copy(Objects.requireNonNull(text), source);
        }
        assertThat(new ProcessBuilder(where.jdk().tool("javac").toString(), source.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void every_changed_class_has_the_code_that_it_had() throws IOException {
        List<String> changed = changed();
        assertThat(changed).contains("java.lang.Thread", "java.lang.ThreadBuilders");
        try (ChildJvm jvm = start()) {
            List<String> before = code(jvm, "before", changed);
            AttachIT.attach(where, jvm).settle(2);
            List<String> between = code(jvm, "between", changed);
            assertThat(between).anyMatch(line -> line.contains("dev/stranded/"));
            AgentMailbox.ask(jvm, "detach");
            List<String> after = code(jvm, "after", changed);
            assertThat(before).hasSizeGreaterThan(10_000).noneMatch(line -> line.contains("dev/stranded/"));
            assertThat(after).isEqualTo(before);
            assertThat(jvm.end()).isZero();
        }
    }

    /** The classes that an agent changes and says that it has restored. */
    private List<String> changed() throws IOException {
        try (ChildJvm jvm = start()) {
            AttachIT.attach(where, jvm).settle(2);
            String answer = AgentMailbox.ask(jvm, "detach");
            List<String> names = new ArrayList<>();
            for (String line : answer.lines().toList()) {
                JsonNode message = new ObjectMapper().readTree(line);
                message.path("restored").forEach(name -> names.add(name.asText()));
            }
            assertThat(jvm.end()).isZero();
            return names;
        }
    }

    private List<String> code(ChildJvm jvm, String when, List<String> types) throws IOException {
        Path file = folder.resolve(when);
        jvm.say(file + " " + String.join(" ", types)).awaitLine("written: " + file);
        return Files.readAllLines(file);
    }

    private ChildJvm start() {
        ChildJvm jvm = Watched.frugal(ChildProgram.of(where.jdk(), PROGRAM))
                .classPath(folder)
                .jvmOptions("--enable-native-access=ALL-UNNAMED", "-XX:+EnableDynamicAgentLoading")
                .start();
        jvm.awaitLine("ready");
        return jvm;
    }
}
