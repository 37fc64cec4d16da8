package dev.stranded.core.report;

import dev.stranded.bootstrap.Closings;
import dev.stranded.bootstrap.Creations;
import dev.stranded.bootstrap.Failures;
import dev.stranded.bootstrap.Faults;
import dev.stranded.core.census.ChannelRef;
import dev.stranded.core.census.ExecutorLook;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.SyncLook;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.core.detect.FindingBook;
import dev.stranded.core.detect.Proofs;
import dev.stranded.core.hook.Hooking;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.DumpCost;
import dev.stranded.wire.ExecutorState;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.WaitState;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes snapshots for the wire, of bounded size. */
public final class SnapshotMaker {
    private static final int MOST = 100;
    private static final int MOST_WAITS = 20;
    private static final int MOST_QUIET = 50;

    private final String jvm;
    private final Hooking hooking;
    private final Reporter reporter;
    private final Supplier<@Nullable DumpCost> dumpCost;
    private final List<Thread> own = new ArrayList<>();
    private int faults;
    private @Nullable String lastFault;

    /** Makes snapshots of {@code jvm}, with what a heap dump would cost where one can be made. */
    public SnapshotMaker(String jvm, Hooking hooking, Reporter reporter, Supplier<@Nullable DumpCost> dumpCost) {
        this.jvm = jvm;
        this.hooking = hooking;
        this.reporter = reporter;
        this.dumpCost = dumpCost;
    }

    /** The processor time of these threads is the agent's. */
    public void countsTimeOf(Thread... threads) {
        own.addAll(List.of(threads));
    }

    /** A look failed. */
    public synchronized void countFault(Throwable fault) {
        faults++;
        lastFault = fault.toString();
    }

    /** What failed last. */
    public synchronized String lastFault() {
        return lastFault == null ? "nothing" : lastFault;
    }

    /** The snapshot of a look; what findings there are names some of the waits. */
    public Snapshot make(Look look, FindingBook book) {
        return new Snapshot(
                jvm,
                look.at(),
                look.totals(),
                sites(look, book),
                channels(look),
                executors(look),
                look.memory(),
                health(),
                dumpCost.get());
    }

    private static List<SpawnSiteState> sites(Look look, FindingBook book) {
        Stream<SpawnSiteState> live = look.tallies().stream()
                .sorted(Comparator.comparingLong(Tally::live).reversed())
                .limit(MOST)
                .map(tally -> site(tally.site(), tally.live(), tally.waiting(), waits(tally, book)));
        Stream<SpawnSiteState> quiet = look.quiet().stream()
                .sorted(Comparator.comparingLong(SpawnSite::failed).reversed())
                .limit(MOST_QUIET)
                .map(site -> site(site, 0, 0, List.of()));
        return Stream.concat(live, quiet).toList();
    }

    private static SpawnSiteState site(SpawnSite site, long live, long waiting, List<WaitState> waits) {
        return new SpawnSiteState(
                site.stack().site(),
                site.form(),
                live,
                waiting,
                site.started(),
                site.ended(),
                positive(site.failed()),
                positive(site.cancelled()),
                positive(site.interrupted()),
                positive(site.collected()),
                site.inferred() ? Boolean.TRUE : null,
                site.stack().library() ? Boolean.TRUE : null,
                waits);
    }

    private static List<WaitState> waits(Tally tally, FindingBook book) {
        return tally.waits().stream()
                .sorted(Comparator.comparingLong(WaitTally::count).reversed())
                .limit(MOST_WAITS)
                .map(wait -> wait(wait, book))
                .toList();
    }

    private static @Nullable Long positive(long count) {
        return count > 0 ? count : null;
    }

    private static WaitState wait(WaitTally tally, FindingBook book) {
        WaitSite site = tally.site();
        return site == null
                ? new WaitState(
                        "not sampled yet",
                        "wait",
                        tally.timed(),
                        null,
                        null,
                        tally.count(),
                        tally.longestMillis(),
                        null,
                        null,
                        null)
                : new WaitState(
                        site.stack().site(),
                        site.operation(),
                        tally.timed(),
                        site.channelType(),
                        tally.channelId(),
                        tally.count(),
                        tally.longestMillis(),
                        site.background(),
                        positive(book.unexplained(tally)),
                        Proofs.releasing(tally));
    }

    private static List<ChannelState> channels(Look look) {
        Map<Long, ChannelState> others = new LinkedHashMap<>();
        for (Tally tally : look.tallies()) {
            for (WaitTally wait : tally.waits()) {
                SyncLook sync = wait.sync();
                if (sync != null && sync.channel().id() != 0) {
                    others.put(sync.channel().id(), sync.channel());
                }
            }
        }
        return Stream.concat(look.channels().stream().map(ChannelRef::state), others.values().stream())
                .sorted(Comparator.comparingLong(SnapshotMaker::interest).reversed())
                .limit(MOST)
                .toList();
    }

    private static long interest(ChannelState channel) {
        return channel.waitingTakers() + channel.waitingPutters() + (channel.size() == null ? 0 : channel.size());
    }

    private static List<ExecutorState> executors(Look look) {
        return look.executors().stream()
                .map(ExecutorLook::state)
                .sorted(Comparator.comparingLong(ExecutorState::workers).reversed())
                .limit(MOST)
                .toList();
    }

    private synchronized AgentHealth health() {
        List<AgentHealth.Dropped> drops = drops();
        return new AgentHealth(
                cpuMillis(),
                faults + Faults.count(),
                drops.stream().mapToLong(AgentHealth.Dropped::count).sum(),
                hooking.states(),
                null,
                null,
                null,
                drops,
                null);
    }

    private List<AgentHealth.Dropped> drops() {
        return Stream.of(
                        new AgentHealth.Dropped("queues and executors made", Creations.dropped()),
                        new AgentHealth.Dropped("failures", Failures.dropped()),
                        new AgentHealth.Dropped("executors and publishers closed", Closings.dropped()),
                        new AgentHealth.Dropped("messages", reporter.dropped()))
                .filter(drop -> drop.count() > 0)
                .toList();
    }

    private long cpuMillis() {
        if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
            return 0;
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (Thread thread : own) {
            nanos += threads.isThreadCpuTimeSupported() ? Math.max(0, threads.getThreadCpuTime(thread.getId())) : 0;
        }
        return nanos / 1_000_000;
    }
}
