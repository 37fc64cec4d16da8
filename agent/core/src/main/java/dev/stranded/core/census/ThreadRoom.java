package dev.stranded.core.census;

import dev.stranded.wire.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much room is left for what is told of tasks. */
final class ThreadRoom {
    private static final int OVERHEAD = 300;
    private static final int OF_A_MEMBER = 120;

    private long bytes;
    private int members;

    ThreadRoom(ThreadExtent extent) {
        this.bytes = extent.mostBytes();
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
        long needed = length(group.site()) + length(group.stack()) + length(group.names());
        for (Threads.Member member : group.members()) {
            needed += OF_A_MEMBER + length(member.name()) + length(member.owner());
        }
        return takes(needed);
    }

    /** Whether there is room for it, which is then taken. */
    boolean takes(Threads.Site site) {
        return takes(length(site.site()) + length(site.stack()));
    }

    private boolean takes(long wanted) {
        long needed = OVERHEAD + wanted;
        if (needed > bytes) {
            return false;
        }
        bytes -= needed;
        return true;
    }

    private static long length(Threads.@Nullable Owner owner) {
        return owner == null ? 0 : length(owner.site()) + length(owner.name() == null ? "" : owner.name());
    }

    private static long length(List<String> texts) {
        return texts.stream().mapToLong(ThreadRoom::length).sum();
    }

    /** In bytes of JSON, with what is written otherwise than it stands. */
    private static long length(String text) {
        return 3L
                + text.chars()
                        .map(letter -> letter < ' ' ? 6 : letter == '"' || letter == '\\' ? 2 : letter < 0x80 ? 1 : 3)
                        .sum();
    }
}
