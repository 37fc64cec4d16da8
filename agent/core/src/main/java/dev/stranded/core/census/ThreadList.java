package dev.stranded.core.census;

import dev.stranded.wire.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Every task with its stack, grouped. Where there are very many, the stacks of some are taken, evenly spread by age.
 *
 * <p>It is made for one answer; stacks that are alike are kept once, so that it stays small.
 */
final class ThreadList {
    private static final int MOST_STACKS = 20_000;
    private static final int AT_ONE_STOP = 256;
    private static final int MOST_GROUPS = 1_000;
    private static final int NAMED = 5;

    private final FrameOwners owners;
    private final Births births;
    private final long nowMillis;
    private final List<Member> members = new ArrayList<>();
    private final Map<Like, Group> groups = new HashMap<>();

    ThreadList(FrameOwners owners, Births births, long nowMillis) {
        this.owners = owners;
        this.births = births;
        this.nowMillis = nowMillis;
    }

    /** Takes in a task. */
    void add(Thread thread, SpawnSite site) {
        members.add(new Member(thread, Jdk.id(thread), site));
    }

    /** What it tells of a JVM. */
    Threads answer(String jvm) {
        members.sort(Comparator.comparingLong(Member::id));
        int every = (members.size() + MOST_STACKS - 1) / MOST_STACKS;
        List<Member> platform = new ArrayList<>();
        for (int i = 0; i < members.size(); i += every) {
            Member member = members.get(i);
            if (Jdk.virtual(member.thread)) {
                add(member, member.thread.getStackTrace());
            } else {
                platform.add(member);
            }
        }
        for (int i = 0; i < platform.size(); i += AT_ONE_STOP) {
            addPlatform(platform.subList(i, Math.min(platform.size(), i + AT_ONE_STOP)));
        }
        long shown = groups.values().stream().mapToLong(group -> group.count).sum();
        List<Threads.Group> told = groups.entrySet().stream()
                .sorted(Comparator.comparingLong(group -> group.getValue().ids.get(0)))
                .limit(MOST_GROUPS)
                .map(group -> tell(group.getKey(), group.getValue()))
                .toList();
        return new Threads(jvm, Instant.now(), members.size(), shown, told);
    }

    private void addPlatform(List<Member> some) {
        Thread[] threads = some.stream().map(Member::thread).toArray(Thread[]::new);
        @Nullable StackTraceElement[][] stacks = Jdk.stacks(threads);
        for (int i = 0; i < stacks.length; i++) {
            StackTraceElement[] stack = stacks[i];
            if (stack != null) {
                add(some.get(i), stack);
            }
        }
    }

    private void add(Member member, StackTraceElement[] stack) {
        Thread.State state = Jdk.state(member.thread);
        if (state == Thread.State.TERMINATED) {
            return;
        }
        Object blocker = LockSupport.getBlocker(member.thread);
        Like like = new Like(
                Jdk.virtual(member.thread),
                member.site,
                state,
                blocker == null ? null : blocker.getClass().getName(),
                Arrays.asList(stack));
        groups.computeIfAbsent(like, key -> new Group()).add(member);
    }

    private Threads.Group tell(Like like, Group group) {
        long oldest = group.ids.get(0);
        return new Threads.Group(
                group.count,
                like.virtual,
                like.site.stack().site(),
                like.site.inferred() ? Boolean.TRUE : null,
                like.state.toString(),
                like.blocker,
                owners.name(like.stack.toArray(new StackTraceElement[0])).frames(),
                births.ageMillis(oldest, nowMillis),
                births.ageMillis(group.youngest, nowMillis),
                births.isOlder(oldest) ? Boolean.TRUE : null,
                group.names,
                group.ids);
    }

    private record Member(Thread thread, long id, SpawnSite site) {}

    private record Like(
            boolean virtual,
            SpawnSite site,
            Thread.State state,
            @Nullable String blocker,
            List<StackTraceElement> stack) {}

    /** Its members come by age within virtual and within platform threads. */
    private static final class Group {
        private final List<String> names = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();
        private long count;
        private long youngest;

        void add(Member member) {
            count++;
            youngest = member.id;
            if (ids.size() < NAMED) {
                ids.add(member.id);
                names.add(member.thread.getName());
            }
        }
    }
}
