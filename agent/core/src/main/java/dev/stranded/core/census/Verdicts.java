package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds tasks to what a heap dump said of them.
 *
 * <p>A dump is a moment's picture, so this is its second look: what it said holds of tasks that are in the same wait at
 * the look before the dump and at the one after the verdict.
 */
final class Verdicts {
    private final List<Judged> known = new ArrayList<>();
    private @Nullable HeapVerdicts incoming;

    /** Begins a look, with what a dump made since the last one said, if any was. */
    void look(@Nullable HeapVerdicts heap) {
        incoming = heap;
        known.forEach(Judged::look);
    }

    /** Takes in a task that waits without a time-out since so many millis on the census' clock. */
    void count(Waiting one, WaitSite site, WaitTally tally, long sinceMillis) {
        TaskRecord task = one.task();
        Judged before = Judged.of(task);
        Judged now = before;
        if (incoming != null && sinceMillis <= incoming.clockMillis()) {
            Judged judged = incoming.of(Jdk.id(one.thread()), tally.spawn(), site);
            now = judged == null ? before : judged;
        }
        if (now != null && now != before) {
            if (before != null) {
                before.remove();
            }
            now.add();
            task.waitSite(now.note());
        }
        if (now != null) {
            now.see();
            tally.countJudged(now);
        }
    }

    /** Ends a look; all that some task waits, or has waited until now, under. */
    List<Judged> finish(List<Collected> collected) {
        if (incoming != null) {
            incoming.judged().forEach(known::add);
            incoming = null;
        }
        for (Judged judged : known) {
            judged.finish(collectedOf(judged, collected));
        }
        List<Judged> all = List.copyOf(known);
        known.removeIf(judged -> judged.waiting() == 0);
        return all;
    }

    private static long collectedOf(Judged judged, List<Collected> collected) {
        long tasks = 0;
        for (Collected some : collected) {
            tasks += some.spawn() == judged.spawn() && some.blocked() == judged.site() ? some.tasks() : 0;
        }
        return tasks;
    }
}
