package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dist.others.Coroutines;
import dev.stranded.dist.others.MockedTill;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.programs.WebShop;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** An agent that others have made, a program that it has something to do in, and how one sees that it has done it. */
enum OtherAgent {
    OPENTELEMETRY(WebShop.class) {
        @Override
        String option(Path output) {
            return "-javaagent:" + others().resolve("opentelemetry-javaagent.jar");
        }

        @Override
        ChildProgram prepare(ChildProgram program) {
            return program.environment("OTEL_TRACES_EXPORTER", "logging")
                    .environment("OTEL_METRICS_EXPORTER", "none")
                    .environment("OTEL_LOGS_EXPORTER", "none");
        }

        @Override
        boolean says(String line) {
            // Its own lines, and what the JVM says of its appending to the boot class path and its use of Unsafe.
            return line.startsWith("[otel.javaagent ")
                    || line.contains(SHARING)
                    || (line.startsWith("WARNING: ") && line.contains("sun.misc.Unsafe"))
                    || line.contains("net.bytebuddy.dynamic.loading.ClassInjector");
        }

        @Override
        void assertWorked(ChildJvm jvm, Path output) {
            assertThat(jvm.stderr()).anyMatch(line -> line.contains("LoggingSpanExporter - 'GET /price/'"));
        }
    },

    JACOCO(WebShop.class) {
        @Override
        String option(Path output) {
            return "-javaagent:" + others().resolve("org.jacoco.agent-runtime.jar") + "=destfile=" + output;
        }

        @Override
        void assertWorked(ChildJvm jvm, Path output) throws IOException {
            String classes = Files.readString(output, StandardCharsets.ISO_8859_1);
            assertThat(classes).contains("dev/stranded/testbed/programs/WebShop");
            assertThat(classes).as("the agent's own classes").doesNotContain("dev/stranded/core");
        }
    },

    ASYNC_PROFILER(WebShop.class) {
        @Override
        String option(Path output) {
            return "-agentpath:" + nativeLibrary() + "=start,event=itimer,interval=1ms,collapsed,file=" + output;
        }

        @Override
        boolean isForThisMachine() {
            return System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
        }

        @Override
        void assertWorked(ChildJvm jvm, Path output) throws IOException {
            assertThat(Files.readAllLines(output)).anyMatch(line -> line.contains("WebShop"));
        }
    },

    MOCKITO(MockedTill.class) {
        @Override
        String option(Path output) {
            return "-javaagent:" + others().resolve("mockito-core.jar");
        }

        @Override
        boolean says(String line) {
            return line.contains(SHARING) || line.startsWith("Mockito is currently self-attaching");
        }

        @Override
        boolean comesByItself() {
            return true;
        }

        @Override
        void awaitResult(ChildJvm jvm) {
            jvm.awaitLine("ended: true");
        }

        @Override
        void assertWorked(ChildJvm jvm, Path output) {
            assertThat(jvm.stdout()).containsExactly("price: 33", "future: 33", "tills: 7", "tills: 1", "ended: true");
        }
    },

    COROUTINES(Coroutines.class) {
        @Override
        String option(Path output) {
            return "-javaagent:" + others().resolve("kotlinx-coroutines-debug.jar");
        }

        @Override
        void awaitResult(ChildJvm jvm) {
            jvm.awaitLineAfter("followed: ");
        }

        @Override
        void assertWorked(ChildJvm jvm, Path output) {
            assertThat(jvm.stdout()).containsExactly("sum: 5050", "followed: 1");
        }
    };

    /** Said of an agent that appends to the boot class path. */
    private static final String SHARING = "Sharing is only supported for boot loader classes";

    /** Where the build has copied them to. */
    private static final String FOLDER = "others";

    private static final int ORDERS = 20;
    private final Class<?> program;

    OtherAgent(Class<?> program) {
        this.program = program;
    }

    /** The JVM's option that brings it; it may write to {@code output}. */
    abstract String option(Path output);

    /** Asserts that it did what it is for. */
    abstract void assertWorked(ChildJvm jvm, Path output) throws IOException;

    /** The program, which needs some libraries' classes. */
    ChildProgram program(Where where, boolean fromTheStart) {
        // Of a pool that was there before the agent the tasks' origin is not known.
        String leak = where.isVirtual() || !fromTheStart ? where.threads() : "pool";
        return prepare(
                program == WebShop.class
                        ? ChildProgram.of(where.jdk(), program, "leaky", leak)
                        : ChildProgram.of(where.jdk(), program).classPath(libraries()));
    }

    ChildProgram prepare(ChildProgram child) {
        return child;
    }

    /** Whether it prints this line on standard error, or has the JVM print it. */
    boolean says(String line) {
        return false;
    }

    boolean isForThisMachine() {
        return true;
    }

    /** Whether it attaches itself when the program first uses it, where no option brings it. */
    boolean comesByItself() {
        return false;
    }

    /** Where the program spawns what it leaves behind. */
    String leaksIn() {
        return program == WebShop.class ? "WebShop." : "LeftBehind.serve(";
    }

    /** Waits until the program has what it works out, which must be right. */
    void awaitResult(ChildJvm jvm) {
        awaitOrders(jvm, ORDERS);
    }

    /** Waits until the program has done a little more, if it does. */
    void awaitMore(ChildJvm jvm) {
        if (program == WebShop.class) {
            awaitOrders(jvm, jvm.stdout().size() + 2);
        }
    }

    private static void awaitOrders(ChildJvm jvm, int orders) {
        jvm.awaitLine("orders: " + orders + ", prices: " + 3 * orders * (orders + 1) / 2);
    }

    /** Lines that are nobody's but the program's. */
    Predicate<String> isNotIts() {
        return line -> !says(line);
    }

    private static Path others() {
        return AgentJar.path().resolveSibling(FOLDER);
    }

    /** What stands on this test's own class path. */
    private static Path[] libraries() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> entry.matches(".*(mockito|byte-buddy|objenesis|kotlin|annotations-).*\\.jar"))
                .map(Path::of)
                .toArray(Path[]::new);
    }

    /** The profiler's, unpacked. */
    static synchronized Path nativeLibrary() {
        Path library = others().resolve("libasyncProfiler.so");
        if (Files.exists(library)) {
            return library;
        }
        try (JarFile jar = new JarFile(others().resolve("async-profiler.jar").toFile())) {
            ZipEntry entry = jar.getEntry("linux-x64/libasyncProfiler.so");
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return library;
    }
}
