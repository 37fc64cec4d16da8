package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
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
 * Every task with its stack, grouped. Where there are very many, the stacks of some are taken, evenly spread by age
 * over those of a spawn site.
 *
 * <p>It is made for one answer; stacks that are alike are kept once, so that it stays small.
 */
final class ThreadList {
    private static final int AT_ONE_STOP = 256;
    private static final int MOST_GROUPS = 1_000;

    /** Of a spawn site with so many tasks or fewer all stacks are taken, unless there are very many sites. */
    private static final int FEW = 50;

    private final ThreadGroups named;
    private final OwnerTree tree;
    private final ThreadExtent extent;
    private final List<Member> members = new ArrayList<>();
    private final Map<Like, List<Member>> groups = new HashMap<>();

    ThreadList(ThreadGroups named, OwnerTree tree, ThreadExtent extent) {
        this.named = named;
        this.tree = tree;
        this.extent = extent;
    }

    /** A task. */
    record Member(Thread thread, long id, TaskRecord task, SpawnSite site) {}

    /** What tasks of a group have in common. */
    record Like(
            boolean virtual,
            SpawnSite site,
            Thread.State state,
            @Nullable String blocker,
            List<StackTraceElement> stack) {}

    /** Takes in a task. */
    void add(Thread thread, TaskRecord task, SpawnSite site) {
        members.add(new Member(thread, Jdk.id(thread), task, site));
    }

    /** What it tells of a JVM. */
    Threads answer(String jvm) {
        members.sort(Comparator.comparingLong(Member::id));
        members.forEach(tree::add);
        takeStacks();
        long shown = groups.values().stream().mapToLong(List::size).sum();
        ThreadRoom room = new ThreadRoom(extent);
        List<Threads.Group> told = chosen(room);
        List<Threads.Spawn> spawns = tree.spawns();
        List<Threads.Site> sites = members.stream()
                .map(Member::site)
                .distinct()
                .map(ThreadGroups::site)
                .filter(room::takes)
                .toList();
        return new Threads(jvm, Instant.now(), members.size(), shown, told, spawns, sites);
    }

    private void takeStacks() {
        List<Member> platform = new ArrayList<>();
        for (Member member : sampled()) {
            if (Jdk.virtual(member.thread)) {
                add(member, member.thread.getStackTrace());
            } else {
                platform.add(member);
            }
        }
        for (int i = 0; i < platform.size(); i += AT_ONE_STOP) {
            addPlatform(platform.subList(i, Math.min(platform.size(), i + AT_ONE_STOP)));
        }
    }

    /** Of each spawn site every so manieth task, by age, but of those that have few tasks more. */
    private List<Member> sampled() {
        int every = (members.size() + extent.mostStacks() - 1) / extent.mostStacks();
        Map<SpawnSite, int[]> sites = new HashMap<>();
        members.forEach(member -> sites.computeIfAbsent(member.site, site -> new int[2])[0]++);
        int few = Math.max(1, Math.min(FEW, extent.mostStacks() / Math.max(1, sites.size())));
        List<Member> sampled = new ArrayList<>();
        for (Member member : members) {
            int[] site = sites.getOrDefault(member.site, new int[2]);
            if (site[1]++ % Math.max(1, Math.min(every, site[0] / few)) == 0) {
                sampled.add(member);
            }
        }
        return sampled;
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
        groups.computeIfAbsent(like, key -> new ArrayList<>(1)).add(member);
    }

    /** The largest groups as far as there is room for them, the one with the oldest task first. */
    private List<Threads.Group> chosen(ThreadRoom room) {
        Comparator<Map.Entry<Like, List<Member>>> oldest =
                Comparator.comparingLong(group -> group.getValue().get(0).id());
        Comparator<Map.Entry<Like, List<Member>>> largest =
                Comparator.comparingInt(group -> -group.getValue().size());
        return groups.entrySet().stream()
                .sorted(extent.isBounded() ? largest.thenComparing(oldest) : oldest)
                .limit(MOST_GROUPS)
                .map(group -> named.group(group.getKey(), group.getValue(), tree, room))
                .filter(room::takes)
                .sorted(Comparator.comparingLong(group -> group.ids().get(0)))
                .toList();
    }
}
