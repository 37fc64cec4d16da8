package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import dev.stranded.wire.ChannelState;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of one spawn site that wait at one wait site in one way, at one look. */
public final class WaitTally {
    private static final int MOST_EXAMPLES = 10;

    private final SpawnSite spawn;
    private final @Nullable WaitSite wait;
    private final boolean timed;
    private final List<Example> examples = new ArrayList<>();
    private long count;
    private long longestMillis;
    private long overThreshold;
    private long newlyOverThreshold;
    private long newlyKnown;
    private long behindLiving;
    private long aboveLiving;
    private int blockerMark;
    private boolean servedSince;
    private final Map<Judged, Long> judged = new LinkedHashMap<>();
    private @Nullable ChannelRef channel;
    private @Nullable SyncLook sync;

    /** One of those that wait longest; only during a look. */
    private @Nullable Waiting longest;

    private @Nullable ThreadInfo longestInfo;
    private @Nullable Forsaken forsaken;
    private @Nullable Orphans orphans;

    WaitTally(SpawnSite spawn, @Nullable WaitSite wait, boolean timed) {
        this.spawn = spawn;
        this.wait = wait;
        this.timed = timed;
    }

    /** Where the tasks are spawned. */
    public SpawnSite spawn() {
        return spawn;
    }

    /** Where they wait; null while no stack of theirs was taken. */
    public @Nullable WaitSite site() {
        return wait;
    }

    /** Whether the wait ends by itself. */
    public boolean timed() {
        return timed;
    }

    /** Whether they are the threads of timers that have no task. */
    public boolean isIdleTimer() {
        return wait != null && !timed && "java.util.TimerThread".equals(wait.channelType());
    }

    /** Whether some wait, for others of this JVM and without a time-out, for longer than the threshold. */
    public boolean waitsLong() {
        return wait != null && !timed && overThreshold > 0 && wait.isReleasedByTasks();
    }

    /** How many wait. */
    public long count() {
        return count;
    }

    /** How long the longest has been seen waiting. */
    public long longestMillis() {
        return longestMillis;
    }

    /** How many have waited for as long as the option {@code threshold} says, or longer. */
    public long overThreshold() {
        return overThreshold;
    }

    /** Of those, the ones that had not at the look before. */
    public long newlyOverThreshold() {
        return newlyOverThreshold;
    }

    /** Of the rest, those of which it has become known only now that they wait here. */
    public long newlyKnown() {
        return newlyKnown;
    }

    /** Tells what one of those that wait longest is blocked on from other things; 0 where that is not known. */
    public int blockerMark() {
        return blockerMark;
    }

    /** Whether somebody who waited for the same as one of those that wait longest has gone on since the last look. */
    public boolean servedSince() {
        return servedSince;
    }

    void served() {
        servedSince = true;
    }

    /** What heap dumps said of them, and of how many. */
    public Map<Judged, Long> judged() {
        return judged;
    }

    void countJudged(Judged by) {
        judged.merge(by, 1L, Long::sum);
    }

    /** The queue of one of those that wait longest, where it is one that was seen made. */
    public @Nullable ChannelRef channel() {
        return channel;
    }

    /** What one of those that wait longest waits at, where it is no queue that was seen made. */
    public @Nullable SyncLook sync() {
        return sync;
    }

    /** The channel of one of those that wait longest, for the wire; null where it is not known. */
    public @Nullable ChannelState channelState() {
        return channel != null ? channel.state() : sync == null ? null : sync.channel();
    }

    /** The id of that channel; null where it is not known which one it is. */
    public @Nullable Long channelId() {
        if (channel != null) {
            return channel.id();
        }
        return sync == null || sync.channel().id() == 0 ? null : sync.channel().id();
    }

    void sync(SyncLook found) {
        sync = found;
    }

    @Nullable
    Waiting longest() {
        return longest;
    }

    @Nullable
    ThreadInfo longestInfo() {
        return longestInfo;
    }

    /** Lets go of the thread. */
    void forget() {
        longest = null;
        longestInfo = null;
    }

    /** Those that have outlived the task that spawned them; null: none. */
    public @Nullable Orphans orphans() {
        return orphans;
    }

    /** Whether most of them wait to take from one and the same queue. */
    public boolean takesFromShared() {
        return channel != null && wait != null && !wait.puts() && channel.waitingTakers() * 2 >= Math.max(2, count);
    }

    /** Some of the tasks, those first that wait longest. */
    public List<Example> examples() {
        examples.sort(Comparator.comparingLong(Example::waitedMillis).reversed());
        return examples;
    }

    /** How many of those over the threshold wait for the holder of a lock, or the end of a task, that goes on. */
    public long behindLiving() {
        return behindLiving;
    }

    /** Those whom nobody who is known to live can release; null if there are none. */
    public @Nullable Forsaken forsakenOrNull() {
        return forsaken;
    }

    Forsaken forsaken() {
        if (forsaken == null) {
            forsaken = new Forsaken();
        }
        return forsaken;
    }

    void count(Waiting one, @Nullable ThreadInfo info, long waitedMillis, @Nullable ChannelRef waitsAt) {
        count++;
        if (waitedMillis >= longestMillis) {
            longest = one;
            longestInfo = info;
            longestMillis = waitedMillis;
            channel = waitsAt == null ? channel : waitsAt;
            blockerMark = one.blocker() == null ? 0 : one.blockerMark();
        }
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(Example.of(one.thread(), waitedMillis));
        }
    }

    void countOrphan(Owner owner, long overMillis) {
        if (orphans == null) {
            orphans = new Orphans();
        }
        orphans.count(owner, overMillis);
    }

    /** How many others of those have spawned tasks that go on, which may serve them. */
    public long aboveLiving() {
        return aboveLiving;
    }

    void countAboveLiving() {
        aboveLiving++;
    }

    void countBehindLiving() {
        behindLiving++;
    }

    void countOverThreshold(boolean newly, boolean known) {
        overThreshold++;
        newlyOverThreshold += newly ? 1 : 0;
        newlyKnown += newly || known ? 0 : 1;
    }

    /**
     * One waiting task.
     *
     * @param id the thread's id
     * @param name the thread's name
     * @param virtual whether it is a virtual thread
     * @param waitedMillis how long it has been seen waiting
     */
    public record Example(long id, String name, boolean virtual, long waitedMillis) {
        static Example of(Thread thread, long waitedMillis) {
            return new Example(Jdk.id(thread), thread.getName(), Jdk.virtual(thread), waitedMillis);
        }
    }
}
