package dev.stranded.core.report;

import dev.stranded.core.census.Breather;
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
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.DumpCost;
import dev.stranded.wire.ExecutorState;
import dev.stranded.wire.MemoryState;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.TaskTotals;
import dev.stranded.wire.WaitState;
import java.time.Instant;
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
    private final SelfReport self;
    private final Supplier<@Nullable DumpCost> dumpCost;
    private final Breather breather;

    /** Makes snapshots of {@code jvm}, with what a heap dump would cost where one can be made. */
    public SnapshotMaker(String jvm, SelfReport self, Supplier<@Nullable DumpCost> dumpCost, Breather breather) {
        this.jvm = jvm;
        this.self = self;
        this.dumpCost = dumpCost;
        this.breather = breather;
    }

    /** The snapshot of a look; what findings there are names some of the waits. */
    public Snapshot make(Look look, FindingBook book) {
        List<SpawnSiteState> sites = sites(look, book);
        breather.breathe();
        List<ChannelState> channels = channels(look);
        breather.breathe();
        List<ExecutorState> executors = executors(look);
        breather.breathe();
        AgentHealth health = self.health();
        breather.breathe();
        return new Snapshot(
                jvm, look.at(), look.totals(), sites, channels, executors, look.memory(), health, dumpCost.get());
    }

    /** The snapshot of a look that was told before, or of none, with how the agent is now. */
    public Snapshot withoutLook(@Nullable Snapshot told) {
        return told == null
                ? new Snapshot(
                        jvm,
                        Instant.now(),
                        new TaskTotals(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        List.of(),
                        new MemoryState(0, 0, 0, null),
                        self.health(),
                        null)
                : new Snapshot(
                        jvm,
                        told.at(),
                        told.tasks(),
                        told.sites(),
                        told.channels(),
                        told.executors(),
                        told.memory(),
                        self.health(),
                        null);
    }

    private List<SpawnSiteState> sites(Look look, FindingBook book) {
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

    private SpawnSiteState site(SpawnSite site, long live, long waiting, List<WaitState> waits) {
        breather.breathe();
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
}
