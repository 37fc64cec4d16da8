package dev.stranded.dashboard;

import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.DumpCost;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.HookState;
import dev.stranded.wire.MemoryState;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProveMode;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.TaskTotals;
import dev.stranded.wire.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What an agent tells. */
public final class Told {
    /** When tests begin. */
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Told() {}

    /** A JVM introduces itself. */
    public static Hello hello(String jvm) {
        return hello(jvm, ProveMode.ASK);
    }

    /** A JVM introduces itself, and says when its heap may be dumped. */
    public static Hello hello(String jvm, @Nullable ProveMode prove) {
        return new Hello(jvm, 1, "shop", 7, "box", "25.0.3", null, NOON.minusSeconds(60), "0.1", 60_000, prove, null);
    }

    /** A JVM of another application introduces itself. */
    public static Hello helloOf(String name, String jvm) {
        return new Hello(
                jvm, 1, name, 7, "box", "25.0.3", null, NOON.minusSeconds(60), "0.1", 60_000, ProveMode.ASK, null);
    }

    /** What it saw at a time: a spawn site and a channel with as many as there are live tasks. */
    public static Snapshot snapshot(String jvm, Instant at, long live) {
        return new Snapshot(
                jvm,
                at,
                new TaskTotals(live, live, 0, live, 10 * live, 9 * live),
                List.of(site("A.b(A.java:1)", live)),
                List.of(new ChannelState(
                        1, "java.util.concurrent.LinkedBlockingQueue", null, live, false, null, 0, 0, null, null)),
                List.of(),
                new MemoryState(1_000, 2_000, 3_000, null),
                new AgentHealth(
                        5,
                        0,
                        0,
                        List.of(new HookState("thread start", true, null, null, null)),
                        null,
                        null,
                        null,
                        List.of(),
                        null),
                new DumpCost(54_000_000, 300));
    }

    /** A spawn site. */
    public static SpawnSiteState site(String site, long live) {
        return new SpawnSiteState(
                site, TaskForm.VIRTUAL_THREAD, live, live, live, 0, null, null, null, null, null, null, List.of());
    }

    /** An open suspicion. */
    public static Finding finding(String jvm, String signature, long count) {
        return finding(jvm, signature, Verdict.SUSPECTED, FindingLife.OPEN, count);
    }

    /** A finding last seen so many seconds after noon as it counts tasks. */
    public static Finding finding(String jvm, String signature, Verdict verdict, FindingLife state, long count) {
        return new Finding(
                jvm,
                signature,
                FindingKind.STRANDED_TASK,
                verdict,
                state,
                count,
                NOON,
                NOON.plusSeconds(count),
                count + " tasks wait",
                "close it",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** How far a proof is at a time. */
    public static ProofRun proof(String jvm, String id, ProofRun.Stage stage, Instant at) {
        return new ProofRun(jvm, id, stage, NOON, at, "it is " + stage, 50L, 54_000_000L, 38L, 1_234_567L, 42L, 0L, 5L);
    }

    /** The JVM exits. */
    public static Goodbye goodbye(String jvm, Instant at) {
        return new Goodbye(jvm, at, "the JVM exits");
    }

    /** Lines as the agent writes them. */
    public static byte[] lines(Message... messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(out)) {
            for (Message message : messages) {
                writer.write(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Compressed as the agent does it. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
