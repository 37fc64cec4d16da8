package dev.stranded.core.census;

import dev.stranded.wire.Threads;
import dev.stranded.wire.WaitState;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Puts groups of tasks into the wire's words. */
final class ThreadGroups {
    private static final int NAMED = 5;
    private static final int MEMBERS = 20;
    private static final int LONGEST_NAME = 120;

    private final FrameOwners owners;
    private final Births births;
    private final Channels channels;
    private final long nowMillis;

    ThreadGroups(FrameOwners owners, Births births, Channels channels, long nowMillis) {
        this.owners = owners;
        this.births = births;
        this.channels = channels;
        this.nowMillis = nowMillis;
    }

    /** How a spawn site was reached. */
    static Threads.Site site(SpawnSite site) {
        NamedStack stack = site.stack();
        return new Threads.Site(stack.site(), stack.frames(), stack.application());
    }

    /** Tasks that are alike, the oldest first. */
    Threads.Group group(ThreadList.Like like, List<ThreadList.Member> alike, OwnerTree tree, ThreadRoom room) {
        long oldest = alike.get(0).id();
        long youngest = alike.get(alike.size() - 1).id();
        NamedStack stack = owners.name(like.stack().toArray(new StackTraceElement[0]));
        List<ThreadList.Member> named = alike.subList(0, Math.min(NAMED, alike.size()));
        List<ThreadList.Member> told = alike.subList(0, room.members(Math.min(MEMBERS, alike.size())));
        return new Threads.Group(
                alike.size(),
                like.virtual(),
                like.site().stack().site(),
                like.site().inferred() ? Boolean.TRUE : null,
                like.state().toString(),
                like.blocker(),
                stack.frames(),
                births.ageMillis(oldest, nowMillis),
                births.ageMillis(youngest, nowMillis),
                births.isOlder(oldest) ? Boolean.TRUE : null,
                named.stream()
                        .map(member -> shortened(member.thread().getName()))
                        .toList(),
                named.stream().map(ThreadList.Member::id).toList(),
                like.site().form(),
                stack.application(),
                blocked(alike),
                told.stream().map(member -> member(member, tree)).toList());
    }

    private Threads.Member member(ThreadList.Member member, OwnerTree tree) {
        return new Threads.Member(
                member.id(),
                shortened(member.thread().getName()),
                births.ageMillis(member.id(), nowMillis),
                waits(member) ? Waits.waited(member.task(), nowMillis) : null,
                tree.ownerOf(member));
    }

    private @Nullable WaitState blocked(List<ThreadList.Member> alike) {
        ThreadList.Member oldest = alike.get(0);
        WaitSite site = waits(oldest) ? WaitSite.of(oldest.task()) : null;
        if (site == null) {
            return null;
        }
        ChannelRef channel = channels.blockedOn(LockSupport.getBlocker(oldest.thread()));
        long longest = alike.stream()
                .filter(ThreadGroups::waits)
                .mapToLong(member -> Waits.waited(member.task(), nowMillis))
                .max()
                .orElse(0);
        return new WaitState(
                site.stack().site(),
                site.operation(),
                Jdk.state(oldest.thread()) == Thread.State.TIMED_WAITING,
                site.channelType(),
                channel == null ? null : channel.id(),
                alike.size(),
                longest,
                site.background(),
                null,
                null);
    }

    private static boolean waits(ThreadList.Member member) {
        return switch (Jdk.state(member.thread())) {
            case BLOCKED, WAITING, TIMED_WAITING -> !member.task().wasBlockedOn(0);
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    /** A name that is too long to be read is cut. */
    static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
