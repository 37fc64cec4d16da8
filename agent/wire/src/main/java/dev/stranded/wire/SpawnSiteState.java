package dev.stranded.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one spawn site.
 *
 * @param site the first application frame of the stack that spawned them, or a sentence where that is unknown
 * @param form what they are
 * @param live alive now; for executor tasks: running now
 * @param waiting of those, blocked now
 * @param started since the agent is there
 * @param ended since the agent is there
 * @param failed of those, the ones that ended by an exception
 * @param cancelled of those, the ones that were cancelled before they had begun, or without being interrupted
 * @param interrupted of those, the ones that ended by an {@code InterruptedException} or were cancelled as they ran
 * @param collected virtual threads that the garbage collector took before they had ended
 * @param inferred true when some tasks were counted here by their class and not by a stack of their own
 * @param library true when no frame of the stack is the application's
 * @param waits where the waiting ones wait, most first
 */
public record SpawnSiteState(
        String site,
        TaskForm form,
        long live,
        long waiting,
        long started,
        long ended,
        @Nullable Long failed,
        @Nullable Long cancelled,
        @Nullable Long interrupted,
        @Nullable Long collected,
        @Nullable Boolean inferred,
        @Nullable Boolean library,
        List<WaitState> waits) {
    /** Checks that the keys that must be there are. */
    public SpawnSiteState {
        Required.key(site, "spawn site", "site");
        Required.key(form, "spawn site", "form");
        waits = Required.list(waits);
    }
}
