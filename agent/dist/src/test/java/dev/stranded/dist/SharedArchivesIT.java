package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Nothing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Archives of classes (CDS, AOT) stay in use, and the JVM has nothing to say of it but what it says of any agent: the
 * measure is one that does nothing.
 */
final class SharedArchivesIT {
    private static final String PROGRAM = Nothing.class.getName();
    private static final int AOT_SINCE = 25;

    @TempDir
    private Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static List<Jdk> everyJdkWithAot() {
        return Jdks.all().stream().filter(jdk -> jdk.feature() >= AOT_SINCE).toList();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_jdks_own_archive_is_in_use(Jdk jdk) throws Exception {
        Run run = run(jdk);
        assertThat(run.own.stderr()).singleElement().asString().startsWith("stranded: watching this JVM");
        assertThat(run.own.stdout()).isEmpty();
        assertThat(run.shared).contains("java.lang.Thread", "java.util.HashMap");
        assertThat(run.shared).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void classes_of_the_application_come_from_its_archive(Jdk jdk) throws Exception {
        Path archive = folder.resolve("shop.jsa");
        Command dump = Command.run("", jdk.java(), "-XX:ArchiveClassesAtExit=" + archive, "-cp", shop(), PROGRAM);
        assertThat(dump.exitCode()).as("%s", dump).isZero();
        assertThat(run(jdk, "-XX:SharedArchiveFile=" + archive).shared).contains(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithAot")
    void classes_of_the_application_come_from_its_aot_cache(Jdk jdk) throws Exception {
        Path recorded = folder.resolve("shop.aotconf");
        Path cache = folder.resolve("shop.aot");
        // Without it the JVM refuses the cache to every agent.
        String[] modules = {"--add-modules", "java.instrument"};
        Command.run(
                "",
                jdk.java(),
                modules[0],
                modules[1],
                "-XX:AOTMode=record",
                "-XX:AOTConfiguration=" + recorded,
                "-cp",
                shop(),
                PROGRAM);
        Command create = Command.run(
                "",
                jdk.java(),
                modules[0],
                modules[1],
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recorded,
                "-XX:AOTCache=" + cache,
                "-cp",
                shop());
        assertThat(cache).as("%s", create).exists();
        Run run = run(jdk, "-XX:AOTCache=" + cache);
        assertThat(run.shared).contains(PROGRAM);
        assertThat(run.own.stdout()).isEmpty();
    }

    /** Runs the program under the agent, and once more under one that does nothing, of which the JVM says the same. */
    private Run run(Jdk jdk, String... options) throws Exception {
        Path log = folder.resolve("classes.txt");
        Command own = under(jdk, AgentJar.path(), log, options);
        List<String> shared = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: shared objects file"))
                .map(line -> line.substring(0, line.indexOf(" source: ")).strip())
                .toList();
        Command idle = under(jdk, idleAgent(), log, options);
        assertThat(own.exitCode()).as("%s", own).isEqualTo(idle.exitCode()).isZero();
        assertThat(withoutTimes(own.stdout())).containsExactlyElementsOf(withoutTimes(idle.stdout()));
        assertThat(withoutTimes(own.stderr()))
                .filteredOn(line -> !line.startsWith("stranded: watching this JVM"))
                .containsExactlyElementsOf(withoutTimes(idle.stderr()));
        return new Run(own, shared);
    }

    private Command under(Jdk jdk, Path agent, Path log, String... options) throws Exception {
        List<Object> arguments = new ArrayList<>(List.of(options));
        arguments.add("-Xlog:class+load:file=" + log + ":none");
        arguments.add("-javaagent:" + agent);
        arguments.addAll(List.of("-cp", shop(), PROGRAM));
        return Command.run("", jdk.java(), arguments.toArray());
    }

    private static List<String> withoutTimes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^\\[[0-9.]+s\\]", ""))
                .toList();
    }

    /** The program in a jar: archives take no classes from folders. */
    private Path shop() throws IOException {
        return jar("shop.jar", Nothing.class, new Manifest());
    }

    private Path idleAgent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", IdleAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        return jar("idle.jar", IdleAgent.class, manifest);
    }

    private Path jar(String name, Class<?> content, Manifest manifest) throws IOException {
        Path jar = folder.resolve(name);
        if (Files.exists(jar)) {
            return jar;
        }
        String entry = content.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = content.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(in.readAllBytes());
            out.closeEntry();
        }
        return jar;
    }

    /** An agent that does nothing. */
    public static final class IdleAgent {
        private IdleAgent() {}

        /** Called before {@code main}. */
        public static void premain(String arguments, Instrumentation instrumentation) {
            // Nothing.
        }
    }

    private record Run(Command own, List<String> shared) {}
}
