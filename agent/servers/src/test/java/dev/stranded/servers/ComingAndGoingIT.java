package dev.stranded.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.AgentMailbox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Attacher;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.HookState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agents come to a busy server, watch it and leave, one after the other: no request fails, nothing is said of the
 * server, and its heap is as before, but for what the JDK keeps for good of what the first of them has it use for the
 * first time. How many: the property {@code visits}. What was seen of the heap is in {@code target/visits.md}.
 */
final class ComingAndGoingIT {
    private static final int VISITS = Integer.getInteger("visits", 4);
    private static final long WARM = 3_000;
    private static final long ANSWERS_A_VISIT = 300;
    private static final int READINGS = 3;
    private static final long MOST_LEFT_BYTES = 1 << 20;
    private static final Path FINDINGS = Given.output("visits.ndjson");
    private static final Path REPORT = Given.output("visits.md");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

    static Stream<Jdk> everyJdk() {
        return Jdks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_busy_server_is_as_before_when_agents_have_come_and_gone(Jdk jdk) throws Exception {
        try (ChildJvm jvm = server(jdk);
                Visitors visitors = Visitors.of(Integer.parseInt(jvm.awaitLineAfter("port ")))) {
            visitors.awaitAnswers(WARM);
            long before = liveBytes(jvm);
            visit(jdk, jvm, visitors);
            long afterFirst = liveBytes(jvm);
            for (int visit = 1; visit < VISITS; visit++) {
                visit(jdk, jvm, visitors);
            }
            long after = liveBytes(jvm);
            report(jdk, visitors, before, afterFirst, after);
            assertThat(visitors.failures()).isEmpty();
            assertThat(after - afterFirst).as("bytes left in the heap").isLessThan(MOST_LEFT_BYTES);
            assertThat(jvm.jcmd("Thread.print")).doesNotContain("\"stranded-");
        }
    }

    private static void visit(Jdk jdk, ChildJvm jvm, Visitors visitors) throws IOException, InterruptedException {
        Files.deleteIfExists(FINDINGS);
        String options = "quiet=true,threshold=5s,sample=100ms,file=" + FINDINGS;
        ChildProgram attacher =
                ChildProgram.of(jdk, Attacher.class, Long.toString(jvm.pid()), Given.AGENT.toString(), options);
        try (ChildJvm attaching = attacher.start()) {
            assertThat(attaching.awaitExit()).as("%s", attaching).isZero();
        }
        Findings findings = Findings.follow(FINDINGS, jvm);
        AgentHealth health = findings.settle(3).newest().health();
        visitors.awaitAnswers(ANSWERS_A_VISIT);
        assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
        assertThat(AgentMailbox.ask(jvm, "detach")).contains("\"refused\":[]");
        assertThat(findings.newest().health().faults()).isZero();
        assertThat(findings.all()).isEmpty();
    }

    private static ChildJvm server(Jdk jdk) throws IOException {
        // On a JDK that warns of agents that come at run time, the warning is not what is looked at here.
        return Given.server(jdk, UnderLoad.class, jdk.hasVirtualThreads() ? "virtual" : "platform")
                .jvmOptions("-XX:+EnableDynamicAgentLoading")
                .start();
    }

    /** Of all objects that live; the least of some readings, since requests are under way. */
    private static long liveBytes(ChildJvm jvm) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            Matcher total = TOTAL.matcher(jvm.jcmd("GC.class_histogram"));
            assertThat(total.find()).isTrue();
            least = Math.min(least, Long.parseLong(total.group(1)));
        }
        return least;
    }

    private static void report(Jdk jdk, Visitors visitors, long before, long afterFirst, long after)
            throws IOException {
        String row = String.format(
                "| %s | %d | %,d | %d | %,d | %,d | %,d | %,d |%n",
                jdk, VISITS, visitors.answers(), visitors.failures().size(), before, afterFirst, after, after - before);
        List<String> head = List.of(
                "| JDK | visits | answers | failed | heap before, bytes | after the first | after | difference |",
                "|---|---:|---:|---:|---:|---:|---:|---:|");
        String known = Files.exists(REPORT) ? Files.readString(REPORT) : String.join("\n", head) + "\n";
        Files.writeString(REPORT, known + row);
    }
}
