package dev.stranded.core.report;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.Closings;
import dev.stranded.bootstrap.Creations;
import dev.stranded.bootstrap.Failures;
import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.core.census.Census;
import dev.stranded.core.census.ManagedThreads;
import dev.stranded.core.hook.Hooking;
import dev.stranded.wire.AgentHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the agent knows of itself: what it costs, what it has missed, and whether it still works. */
public final class SelfReport {
    private final Hooking hooking;
    private final Reporter reporter;
    private final Census census;
    private final List<Thread> own = new ArrayList<>();
    private int faults;
    private @Nullable String lastFault;
    private @Nullable String off;
    private AgentHealth.@Nullable Sampling sampling;
    private long lookedMillis;

    /** Reports on an agent that is made of these. */
    public SelfReport(Hooking hooking, Reporter reporter, Census census) {
        this.hooking = hooking;
        this.reporter = reporter;
        this.census = census;
    }

    /** The processor time of these threads is the agent's. */
    public synchronized void countsTimeOf(Thread... threads) {
        own.addAll(List.of(threads));
    }

    /** A look failed. */
    public synchronized void countFault(Throwable fault) {
        faults++;
        lastFault = fault.getClass().getName();
    }

    /** A look is over that began then and took so long without its pauses, by a clock that does not jump. */
    public synchronized void looked(long beginMillis, long tookMillis) {
        if (lookedMillis > 0) {
            sampling = new AgentHealth.Sampling(
                    beginMillis - lookedMillis,
                    tookMillis,
                    TaskKind.SAMPLE_EVERY,
                    census.spawnStacks(),
                    Census.MOST_SPAWN_STACKS);
        }
        lookedMillis = beginMillis;
    }

    /** The agent is off from now on. */
    public synchronized void switchedOff(String why) {
        off = why;
    }

    /** The class of what failed last. */
    public synchronized String lastFault() {
        String inHooks = Faults.last();
        return lastFault != null ? lastFault : inHooks != null ? inHooks : "nothing";
    }

    synchronized AgentHealth health() {
        List<AgentHealth.Dropped> drops = drops();
        int all = faults + Faults.count();
        return new AgentHealth(
                cpuMillis(),
                all,
                drops.stream().mapToLong(AgentHealth.Dropped::count).sum(),
                hooking.states(),
                off,
                all == 0 ? null : lastFault(),
                census.tableBytes(),
                drops,
                sampling);
    }

    private List<AgentHealth.Dropped> drops() {
        return Stream.of(
                        new AgentHealth.Dropped("queues and executors made", Creations.dropped()),
                        new AgentHealth.Dropped("failures", Failures.dropped()),
                        new AgentHealth.Dropped("executors and publishers closed", Closings.dropped()),
                        new AgentHealth.Dropped("messages", reporter.dropped()),
                        new AgentHealth.Dropped(
                                "events while the heap or a stack was full, or hooks were missing", unrecorded()))
                .filter(drop -> drop.count() > 0)
                .toList();
    }

    private static long unrecorded() {
        long lapses = 0;
        for (Circuit circuit : Circuit.all()) {
            lapses += Math.max(0, circuit.lapses() - circuit.faults());
        }
        return lapses;
    }

    private long cpuMillis() {
        long nanos = 0;
        for (Thread thread : own) {
            nanos += Math.max(0, ManagedThreads.processorNanos(thread.getId()));
        }
        return nanos / 1_000_000;
    }
}
