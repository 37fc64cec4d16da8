package dev.stranded.testbed;

import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the agent of a child JVM writes to its file, followed while it is written. Of the lines with one signature the
 * last counts.
 */
public final class Findings {
    private static final long PAUSE_MILLIS = 25;

    private final Path file;
    private final ChildJvm jvm;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Finding> bySignature = new LinkedHashMap<>();
    private long readBytes;
    private long snapshots;
    private @Nullable Snapshot newest;
    private @Nullable ProofRun lastProof;

    private Findings(Path file, ChildJvm jvm) {
        this.file = file;
        this.jvm = jvm;
    }

    /** Follows the file that the agent in {@code jvm} writes. */
    public static Findings follow(Path file, ChildJvm jvm) {
        return new Findings(file, jvm);
    }

    /** Waits for an open finding of this kind. */
    public Finding awaitFinding(FindingKind kind) {
        return awaitFinding(
                finding -> finding.kind() == kind && finding.state() == FindingLife.OPEN, "an open " + kind);
    }

    /** Waits for a finding that fits. */
    public Finding awaitFinding(Predicate<Finding> fits, String what) {
        await(() -> bySignature.values().stream().anyMatch(fits), what);
        return bySignature.values().stream().filter(fits).findFirst().orElseThrow();
    }

    /** Waits for a snapshot that fits, from now on. */
    public Snapshot awaitSnapshot(Predicate<Snapshot> fits, String what) {
        await(() -> newest != null && fits.test(newest), "a snapshot with " + what);
        return newest();
    }

    /**
     * Waits until so many more snapshots have come: that is how one sees that something is not found, since a finding
     * that holds is written with the snapshot that shows it.
     */
    public Findings settle(int furtherSnapshots) {
        read();
        long enough = snapshots + furtherSnapshots;
        await(() -> snapshots >= enough, furtherSnapshots + " further snapshots");
        return this;
    }

    /** Waits until a proof is over; the last one that is. */
    public ProofRun awaitProof() {
        await(() -> lastProof != null, "the end of a proof");
        ProofRun proof = lastProof;
        if (proof == null) {
            throw new AssertionError("waited for");
        }
        return proof;
    }

    /** All findings so far, each as it was written last. */
    public List<Finding> all() {
        read();
        return List.copyOf(bySignature.values());
    }

    /** Those that hold now. */
    public List<Finding> open() {
        return all().stream()
                .filter(finding -> finding.state() == FindingLife.OPEN)
                .toList();
    }

    /** Everything that was written, in order. */
    public List<Message> messages() {
        read();
        return List.copyOf(messages);
    }

    /** The first line. */
    public Hello hello() {
        await(() -> !messages.isEmpty(), "the first line");
        return (Hello) messages.get(0);
    }

    /** The last line; the program must have ended. */
    public Goodbye goodbye() {
        read();
        if (!messages.isEmpty() && messages.get(messages.size() - 1) instanceof Goodbye goodbye) {
            return goodbye;
        }
        throw jvm.failure("ended without a goodbye from the agent");
    }

    /** The newest snapshot. */
    public Snapshot newest() {
        await(() -> newest != null, "a snapshot");
        Snapshot snapshot = newest;
        if (snapshot == null) {
            throw new AssertionError("waited for");
        }
        return snapshot;
    }

    private void await(BooleanSupplier condition, String what) {
        Deadline deadline = Deadline.fromNow();
        read();
        while (!condition.getAsBoolean()) {
            boolean alive = jvm.isAlive();
            pause();
            read();
            if (!condition.getAsBoolean() && (!alive || deadline.isOver())) {
                throw jvm.failure("did not bring " + what + " but " + summary());
            }
        }
    }

    private String summary() {
        List<String> titles = new ArrayList<>();
        bySignature.values().forEach(finding -> titles.add(finding.state() + " " + finding.title()));
        return snapshots + " snapshots and the findings " + titles + ", the newest snapshot being " + newest;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    /** Takes in the whole lines that were added since the last call. */
    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        byte[] added;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            added = new byte[Math.toIntExact(in.length() - readBytes)];
            in.seek(readBytes);
            in.readFully(added);
        } catch (IOException e) {
            throw new AssertionError("can't read what the agent writes", e);
        }
        int end = added.length;
        while (end > 0 && added[end - 1] != '\n') {
            end--;
        }
        readBytes += end;
        new String(added, 0, end, StandardCharsets.UTF_8)
                .lines()
                .map(Ndjson::read)
                .forEach(this::take);
    }

    private void take(Message message) {
        messages.add(message);
        if (message instanceof Finding finding) {
            bySignature.put(finding.signature(), finding);
        } else if (message instanceof Snapshot snapshot) {
            snapshots++;
            newest = snapshot;
        } else if (message instanceof ProofRun proof && proof.stage().compareTo(ProofRun.Stage.DONE) >= 0) {
            lastProof = proof;
        }
    }
}
