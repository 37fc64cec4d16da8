package dev.stranded.wire;

import java.util.List;

/**
 * What the agent knows of itself.
 *
 * @param cpuMillis processor time its own threads have used
 * @param faults exceptions that hooks swallowed
 * @param dropped records dropped because a table or a buffer was full
 * @param hooks which hooks are live
 */
public record AgentHealth(long cpuMillis, long faults, long dropped, List<HookState> hooks) {
    /** Makes an absent list empty. */
    public AgentHealth {
        hooks = Required.list(hooks);
    }
}
