package dev.stranded.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What exists and waits in a JVM at one moment.
 *
 * @param jvm identifies this run of the JVM
 * @param at when the census was taken
 * @param tasks totals over all tasks
 * @param sites tasks grouped by spawn site, most live first
 * @param channels the queues that live and what else tasks have long been waiting at, most interesting first
 * @param executors the executors that live
 * @param memory of the process
 * @param health of the agent itself
 * @param dump what a heap dump would cost now; absent where the agent makes none
 */
public record Snapshot(
        String jvm,
        Instant at,
        TaskTotals tasks,
        List<SpawnSiteState> sites,
        List<ChannelState> channels,
        List<ExecutorState> executors,
        MemoryState memory,
        AgentHealth health,
        @Nullable DumpCost dump)
        implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "snapshot";

    /** Checks that the keys that must be there are. */
    public Snapshot {
        Required.key(jvm, TYPE, "jvm");
        Required.key(at, TYPE, "at");
        Required.key(tasks, TYPE, "tasks");
        sites = Required.list(sites);
        channels = Required.list(channels);
        executors = Required.list(executors);
        Required.key(memory, TYPE, "memory");
        Required.key(health, TYPE, "health");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
