package dev.stranded.core.census;

import dev.stranded.wire.Threads;
import java.util.List;

/** How much room is left for what is told of tasks. */
final class ThreadRoom {
    private static final int OVERHEAD = 300;
    private static final int OF_A_MEMBER = 200;

    private long chars;
    private int members;

    ThreadRoom(ThreadExtent extent) {
        this.chars = extent.mostChars();
        this.members = extent.mostMembers();
    }

    /** How many of so many tasks may be told one by one. */
    int members(int wanted) {
        int most = Math.min(wanted, members);
        members -= most;
        return most;
    }

    /** Whether there is room for it, which is then taken. */
    boolean takes(Threads.Group group) {
        return takes(group.site().length()
                + length(group.stack())
                + (long) OF_A_MEMBER * group.members().size());
    }

    /** Whether there is room for it, which is then taken. */
    boolean takes(Threads.Site site) {
        return takes(site.site().length() + length(site.stack()));
    }

    private boolean takes(long wanted) {
        long needed = OVERHEAD + wanted;
        if (needed > chars) {
            return false;
        }
        chars -= needed;
        return true;
    }

    private static long length(List<String> frames) {
        return frames.stream().mapToLong(frame -> frame.length() + 3L).sum();
    }
}
