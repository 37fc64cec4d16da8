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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with known answers, run and dumped on each JDK, interpreted and compiled. */
final class ZooIT {
    private static final int STACKS_OF_VIRTUAL_THREADS_SINCE = 22;

    @TempDir
    Path folder;

    static List<Arguments> everyWay() {
        List<Arguments> ways = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            for (String mode : List.of("-Xint", "-Xmixed", "-Xcomp")) {
                ways.add(Arguments.of(jdk, "platform", mode));
                if (jdk.feature() >= STACKS_OF_VIRTUAL_THREADS_SINCE) {
                    ways.add(Arguments.of(jdk, "virtual", mode));
                }
            }
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void each_task_is_judged_as_its_name_says(Jdk jdk, String threads, String mode) throws HprofException {
        Report report = report(jdk, Zoo.class, mode, threads);
        assertThat(report.tasks()).filteredOn(task -> !fits(task, mode)).isEmpty();
        assertThat(names(report)).hasSizeGreaterThan(85).contains("PROVEN|queue", "ALIVE|queue", "PROVEN|deadlock");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void who_is_released_as_the_heap_is_dumped_is_alive(Jdk jdk, String threads, String mode) throws HprofException {
        Report report = report(jdk, Released.class, mode, threads);
        assertThat(report.tasks()).filteredOn(task -> !fits(task, mode)).isEmpty();
    }

    @Test
    void verdicts_say_why() throws HprofException {
        Report report = report(Jdks.running(), Zoo.class, "-Xmixed", "platform");
        BlockedTask held = named(report, "ALIVE|deeply held");
        assertThat(held.path().get(1)).isEqualTo("static dev.stranded.proof.zoo.Holders.DEEP → java.util.HashMap");
        assertThat(held.path().get(held.path().size() - 1)).startsWith(".notEmpty → ");
        BlockedTask full = named(report, "PROVEN|full queue");
        assertThat(full.channel()).hasToString("java.util.concurrent.ArrayBlockingQueue.put, 1 of 1 in it");
        assertThat(full.reason()).contains("nothing that lives reaches what could release it");
        assertThat(full.retainedBytes()).isBetween(64L << 10, 128L << 10);
        assertThat(full.stack().get(full.application().get(0))).contains("Channels$Puts.run(Channels.java:");
        assertThat(named(report, "ALIVE|served by a timer").path().get(0)).contains("thread \"ANY|timer\"");
    }

    private Report report(Jdk jdk, Class<?> program, String mode, String threads) throws HprofException {
        Path dump = folder.resolve("heap.hprof");
        try (ChildJvm jvm = ChildProgram.of(jdk, program, threads, dump.toString())
                .jvmOptions(mode)
                .start()) {
            jvm.awaitLine("dumped");
            jvm.awaitExit();
        }
        return Proof.of(dump, ThreadFacts.NONE, Progress.NONE);
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
        boolean hiddenByCompiler = !mode.equals("-Xint") && task.name().startsWith("PROVEN|monitor");
        return switch (expected) {
            case "ANY" -> true;
            case "ALIVE?" -> task.judgement() == Judgement.ALIVE;
            default ->
                task.judgement() == Judgement.valueOf(expected)
                        || (hiddenByCompiler && task.judgement() == Judgement.ALIVE);
        };
    }
}
