package dev.stranded.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of itself.
 *
 * @param cpuMillis processor time its own threads have used
 * @param faults exceptions that it swallowed, in hooks and in looks
 * @param dropped records dropped because a table or a buffer was full, all together
 * @param hooks which hooks are live
 * @param off why it has switched itself off; absent while it is on
 * @param lastFault the class of the exception that it swallowed last; absent if it swallowed none
 * @param tableBytes about how many bytes of the heap its tables hold
 * @param drops what {@code dropped} is made of, where there is something
 * @param sampling how often it looks and takes stacks
 */
public record AgentHealth(
        long cpuMillis,
        long faults,
        long dropped,
        List<HookState> hooks,
        @Nullable String off,
        @Nullable String lastFault,
        @Nullable Long tableBytes,
        List<Dropped> drops,
        @Nullable Sampling sampling) {
    /** Makes absent lists empty. */
    public AgentHealth {
        hooks = Required.list(hooks);
        drops = Required.list(drops);
    }

    /**
     * What was dropped of one kind.
     *
     * @param what in a user's words, in the plural
     * @param count since the agent's start
     */
    public record Dropped(String what, long count) {
        /** Checks that the keys that must be there are. */
        public Dropped {
            Required.key(what, "dropped", "what");
        }
    }

    /**
     * How often the agent looks and takes stacks.
     *
     * @param censusMillis from the last look but one to the last
     * @param lookMillis how long the last look took
     * @param spawnsPerStack of the spawns whose task's class tells the line, one in so many is checked by a stack
     * @param spawnStacks stacks of spawns taken between the last two looks
     * @param mostSpawnStacks so many may be taken between two looks; what is spawned beyond that is told by its class
     */
    public record Sampling(
            long censusMillis, long lookMillis, int spawnsPerStack, int spawnStacks, int mostSpawnStacks) {}
}
