package dev.stranded.proof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.proof.BlockedTask;
import dev.stranded.proof.Judgement;
import dev.stranded.proof.Progress;
import dev.stranded.proof.Proof;
import dev.stranded.proof.Report;
import dev.stranded.proof.ThreadFacts;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with known answers, run and dumped on each JDK, interpreted and compiled. */
final class ZooIT {
    private static final int STACKS_OF_VIRTUAL_THREADS_SINCE = 22;
    /** Without a warm-up, by the compiler that takes objects apart and forgets what is not used any more. */
    private static final String COMPILED = "-Xcomp -XX:-TieredCompilation -XX:CompileCommand=quiet"
            + " -XX:CompileCommand=compileonly,java.util.concurrent.*::*"
            + " -XX:CompileCommand=compileonly,java.lang.Object::*"
            + " -XX:CompileCommand=compileonly,java.lang.Thread::*"
            + " -XX:CompileCommand=compileonly,java.lang.ref.*::*"
            + " -XX:CompileCommand=compileonly,jdk.internal.misc.*::*"
            + " -XX:CompileCommand=compileonly,dev.stranded.*::*";

    private static final int SCOPES_AS_IN_THE_ZOO = 25;
    private static final int RACES = 6;
    private static final int GRAPHS = 2;
    private static final int DAMAGED_DUMPS = 90;
    private static final String TASKS_OF_A_GRAPH = "700";

    @TempDir
    Path folder;

    private int dumps;

    static List<Arguments> everyWay() {
        return ways("-Xint", "-Xmixed", COMPILED);
    }

    static List<Arguments> everyCollector() {
        return ways("-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseZGC");
    }

    private static List<Arguments> ways(String... modes) {
        List<Arguments> ways = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            for (String mode : modes) {
                ways.add(Arguments.of(jdk, "platform", mode));
                if (jdk.feature() >= STACKS_OF_VIRTUAL_THREADS_SINCE) {
                    ways.add(Arguments.of(jdk, "virtual", mode));
                }
            }
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource({"everyWay", "everyCollector"})
    void each_task_is_judged_as_its_name_says(Jdk jdk, String threads, String mode) throws HprofException {
        Report report = report(jdk, Zoo.class, mode, threads);
        assertThat(report.tasks()).filteredOn(task -> !fits(task, mode)).isEmpty();
        assertThat(names(report)).hasSizeGreaterThan(85).contains("PROVEN|queue", "ALIVE|queue", "PROVEN|deadlock");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void who_is_released_as_the_heap_is_dumped_is_alive(Jdk jdk, String threads, String mode) throws HprofException {
        Path first =
                run(jdk, Released.class, mode, threads, Integer.toString(RACES)).dump();
        for (int dump = 0; dump < RACES; dump++) {
            Report report = Proof.of(Path.of(first.toString() + dump + ".hprof"), ThreadFacts.NONE, Progress.NONE);
            assertThat(report.tasks()).filteredOn(task -> !fits(task, mode)).isEmpty();
        }
    }

    /** Random graphs of tasks, channels and holders, built of real threads; a model says what is to be found. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void random_graphs_are_judged_as_a_model_of_them_is(Jdk jdk, String threads, String mode) throws HprofException {
        int judged = 0;
        for (int seed = 1; seed <= GRAPHS; seed++) {
            Report report = report(jdk, Planned.class, mode, threads, Integer.toString(seed), TASKS_OF_A_GRAPH);
            assertThat(report.tasks())
                    .as("seed %s", seed)
                    .filteredOn(task -> !fits(task, mode))
                    .isEmpty();
            judged += report.tasks().size();
        }
        assertThat(judged).isGreaterThan(GRAPHS * Integer.parseInt(TASKS_OF_A_GRAPH) * 4 / 5);
    }

    @Test
    void a_damaged_dump_of_a_real_jvm_is_judged_or_refused_in_words() throws IOException {
        report(Jdks.running(), Zoo.class, "-Xmixed", "platform");
        Path dump = folder.resolve("heap0.hprof");
        byte[] whole = Files.readAllBytes(dump);
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < DAMAGED_DUMPS; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = i % 3 == 0 ? 0 : 1 << random.nextInt(10); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged" + i + ".hprof"), damaged);
            try {
                assertThat(Proof.of(file, ThreadFacts.NONE, Progress.NONE).objects())
                        .isPositive();
            } catch (HprofException e) {
                refused++;
                assertThat(e.getMessage()).hasSizeGreaterThan(20);
            }
            Files.delete(file);
        }
        assertThat(refused).isGreaterThanOrEqualTo(DAMAGED_DUMPS / 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
    void where_nothing_takes_objects_apart_a_proof_has_no_reserve(String mode) throws HprofException {
        Report report = report(Jdks.running(), Zoo.class, mode, "platform");
        assertThat(named(report, "PROVEN|queue").reason()).doesNotContain("compiled code");
    }

    @Test
    void what_hidden_classes_are_given_is_a_reserve() throws HprofException {
        Report report = report(Jdks.running(), ClassData.class, "-Xint", "platform");
        assertThat(named(report, "PROVEN|given to a hidden class").reason())
                .endsWith("unless a hidden class was given it and has not yet looked at it");
    }

    /** The last thread that is no daemon may be there to keep the JVM up, and so may {@code main}. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void who_keeps_the_jvm_up_is_not_proven(Jdk jdk, String threads, String mode) throws HprofException {
        Report report = report(jdk, Keepers.class, mode, threads);
        assertThat(report.tasks())
                .hasSizeGreaterThan(1)
                .filteredOn(task -> !fits(task, mode))
                .isEmpty();
    }

    @Test
    void verdicts_say_why() throws HprofException {
        Report report = report(Jdks.running(), Zoo.class, "-Xmixed", "platform");
        BlockedTask held = named(report, "ALIVE|deeply held");
        assertThat(held.path().get(0)).isEqualTo("static dev.stranded.proof.zoo.Holders.DEEP → java.util.HashMap");
        assertThat(held.path().get(held.path().size() - 1)).startsWith(".notEmpty → ");
        BlockedTask full = named(report, "PROVEN|full queue");
        assertThat(full.channel()).hasToString("java.util.concurrent.ArrayBlockingQueue.put, 1 of 1 in it");
        assertThat(full.reason())
                .contains("nothing that lives reaches what could release it")
                .endsWith("unless compiled code hides a reference from the dump");
        assertThat(full.retainedBytes()).isBetween(64L << 10, 128L << 10);
        assertThat(full.stack().get(full.application().get(0))).contains("Channels$Puts.run(Channels.java:");
        assertThat(named(report, "SUSPECTED|park by hand").channel())
                .hasToString("java.util.concurrent.locks.LockSupport.park");
        assertThat(named(report, "EXCEPT_BY_INTERRUPT|held thread").path().get(0))
                .startsWith("static dev.stranded.proof.zoo.");
        assertThat(named(report, "ALIVE|held by a JNI global").path().get(0))
                .isEqualTo("held by native code (JNI global): sun.instrument.InstrumentationImpl");
        assertThat(named(report, "ALIVE|fed by the garbage collector").path().get(0))
                .isEqualTo("filled by the garbage collector: java.lang.ref.ReferenceQueue");
        assertThat(named(report, "ALIVE|served by a timer").path().get(0)).contains("thread \"ANY|timer\"");
    }

    private Report report(Jdk jdk, Class<?> program, String mode, String threads, String... more)
            throws HprofException {
        Dumped dumped = run(jdk, program, mode, threads, more);
        return Proof.of(dumped.dump(), dumped.facts(), Progress.NONE);
    }

    private Dumped run(Jdk jdk, Class<?> program, String mode, String threads, String... more) {
        Path dump = folder.resolve("heap" + dumps++ + ".hprof");
        List<String> arguments = new ArrayList<>(List.of(threads, dump.toString()));
        arguments.addAll(List.of(more));
        ChildProgram child = ChildProgram.of(jdk, program, arguments.toArray(String[]::new))
                .jvmOptions(mode.split(" "))
                .under(insider(), "");
        if (jdk.feature() == SCOPES_AS_IN_THE_ZOO) {
            child.jvmOptions("--enable-preview");
        }
        try (ChildJvm jvm = child.start()) {
            jvm.awaitLine("dumped");
            jvm.awaitExit();
            return new Dumped(dump, facts(jvm.stdout()));
        }
    }

    /** The jar of an agent whose class is on the class path anyway. */
    private Path insider() {
        Path jar = folder.resolve("insider.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Insider.class.getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream empty = new JarOutputStream(file, manifest)) {
            empty.finish();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ThreadFacts facts(List<String> lines) {
        Map<Long, Long> owners = new HashMap<>();
        Map<Long, String> waited = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("owner")) {
                owners.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
            } else if (words[0].equals("waits")) {
                waited.put(Long.valueOf(words[1]), words[2]);
            }
        }
        return new ThreadFacts(owners, waited, false, null, false);
    }

    private static BlockedTask named(Report report, String name) {
        return report.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Report report) {
        Set<String> names = new TreeSet<>();
        report.tasks().forEach(task -> names.add(task.name()));
        return names;
    }

    /** What is no task of the zoo must be alive: it is the JVM's own. */
    private static boolean fits(BlockedTask task, String mode) {
        String expected =
                task.name().contains("|") ? task.name().substring(0, task.name().indexOf('|')) : "ALIVE";
        boolean hiddenByCompiler = !mode.equals("-Xint")
                && (task.name().startsWith("PROVEN|box")
                        || (task.virtual() && task.name().startsWith("PROVEN|monitor")));
        return switch (expected) {
            case "ANY" -> true;
            case "ALIVE?" -> task.judgement() == Judgement.ALIVE;
            default ->
                task.judgement() == Judgement.valueOf(expected)
                        || (hiddenByCompiler && task.judgement() == Judgement.ALIVE);
        };
    }

    /**
     * A program that has dumped itself.
     *
     * @param dump the file, or the beginning of the files' names
     * @param facts what it has told of its threads
     */
    private record Dumped(Path dump, ThreadFacts facts) {}
}
