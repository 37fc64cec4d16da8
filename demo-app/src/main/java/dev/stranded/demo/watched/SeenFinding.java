package dev.stranded.demo.watched;

import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;

/**
 * A finding as it went.
 *
 * @param height the finding when it was at its highest
 * @param last what was said of it last
 */
public record SeenFinding(Finding height, Finding last) {
    static SeenFinding first(Finding finding) {
        return new SeenFinding(finding, finding);
    }

    SeenFinding then(Finding next) {
        boolean higher = next.state() == FindingLife.OPEN && next.count() >= height.count();
        return new SeenFinding(higher ? next : height, next);
    }

    boolean withdrawn() {
        return last.state() == FindingLife.WITHDRAWN;
    }

    /** The line that spawns the tasks; empty where it is about something else. */
    public String site() {
        Finding.Site spawn = height.spawn();
        return spawn == null ? "" : spawn.site();
    }
}
