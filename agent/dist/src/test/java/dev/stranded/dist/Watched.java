package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that runs under the agent, and what the agent writes about it. */
final class Watched implements AutoCloseable {
    private static final AtomicInteger RUNS = new AtomicInteger();
    /** The agent takes a wait of half a second to be long. */
    static final String QUICK = "threshold=500ms,sample=100ms";

    /** Several of these JVMs share a few processors. */
    private static final String[] FRUGAL = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"};

    private final ChildProgram program;
    private final ChildJvm jvm;
    private final Findings findings;

    private Watched(ChildProgram program, ChildJvm jvm, Findings findings) {
        this.program = program;
        this.jvm = jvm;
        this.findings = findings;
    }

    /** Starts a program under the agent, which takes a wait of half a second to be long. */
    static Watched start(ChildProgram program) throws IOException {
        return start(program, QUICK);
    }

    /** Starts a program under the agent with these options. */
    static Watched start(ChildProgram program, String options) throws IOException {
        Path file = newFile();
        ChildJvm jvm = frugal(program)
                .under(AgentJar.path(), options + ",file=" + file)
                .start();
        return new Watched(program, jvm, Findings.follow(file, jvm));
    }

    /** Runs a healthy program until it has settled and for so many snapshots more: nothing may be said of it. */
    static void assertNothingSaidOf(ChildProgram program, int furtherSnapshots) throws IOException {
        try (Watched watched = start(program)) {
            watched.jvm.awaitLine("settled");
            watched.findings.settle(furtherSnapshots);
            watched.end();
            assertThat(watched.findings.all()).isEmpty();
        }
    }

    /** A file for the agent to write, which stays for whoever looks into a failure. */
    static Path newFile() throws IOException {
        Path file = folder().resolve(RUNS.incrementAndGet() + ".ndjson");
        Files.deleteIfExists(file);
        return file;
    }

    /** The folder of such files. */
    static Path folder() throws IOException {
        return Files.createDirectories(AgentJar.path().resolveSibling("findings"));
    }

    /** Makes a program go easy on the machine. */
    static ChildProgram frugal(ChildProgram program) {
        return program.jvmOptions(FRUGAL);
    }

    ChildJvm jvm() {
        return jvm;
    }

    Findings findings() {
        return findings;
    }

    /** Waits for an open finding of this kind that is evident. */
    Finding awaitEvident(FindingKind kind) {
        return findings.awaitFinding(
                found ->
                        found.kind() == kind && found.state() == FindingLife.OPEN && found.verdict() == Verdict.EVIDENT,
                "evident " + kind);
    }

    /** As {@link #end}, after one finding was made. What the program's end cuts off is another matter. */
    void endWithOneFinding() {
        end();
        assertThat(findings.all())
                .filteredOn(found -> found.kind() != FindingKind.ABANDONED_AT_EXIT)
                .hasSize(1);
    }

    /** Ends the program; the agent must have kept out of trouble and out of sight. */
    void end() {
        AgentHealth health = findings.newest().health();
        assertThat(health.faults()).as("faults in the agent").isZero();
        assertThat(health.dropped()).as("what the agent dropped").isZero();
        assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
        assertThat(jvm.end()).as("exit code").isZero();
        assertThat(findings.goodbye().jvm()).isEqualTo(findings.hello().jvm());
        assertThat(jvm.stderr()).singleElement().asString().startsWith("stranded: watching this JVM");
        Catalogue.add(program, findings);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
