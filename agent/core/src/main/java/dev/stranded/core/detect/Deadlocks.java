package dev.stranded.core.detect;

import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.PoolStarvation;
import dev.stranded.core.census.WaitRing;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.JudgedTasks.Outcome;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rings of tasks that wait for each other, on platform and virtual threads alike, and pools that wait for what
 * stands in their own queue.
 *
 * <p>What a look reads of one task is a little older than what it reads of the next; so one counts when two looks in a
 * row show the same tasks in the same waits. It is resolved when it is gone, as when a task was interrupted.
 */
final class Deadlocks implements Detector {
    private final Signature signatures;
    private Set<WaitKey> seen = new HashSet<>();
    private final Map<String, Suspicion> open = new HashMap<>();

    Deadlocks(Signature signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Set<WaitKey> before = seen;
        seen = new HashSet<>();
        List<Suspicion> suspicions = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (WaitRing ring : look.rings()) {
            if (wereThere(ring.links(), before)) {
                suspicions.add(judged(ring(fromTheFirst(ring.links())), ring.links()));
            }
        }
        for (PoolStarvation pool : look.starvations()) {
            if (wereThere(pool.workers(), before)) {
                suspicions.add(judged(starvation(pool), pool.workers()));
            }
        }
        for (Suspicion suspicion : suspicions) {
            present.add(suspicion.signature());
            open.put(suspicion.signature(), suspicion);
        }
        open.values().removeIf(suspicion -> {
            boolean gone = !present.contains(suspicion.signature());
            if (gone) {
                suspicions.add(ended(suspicion));
            }
            return gone;
        });
        return suspicions;
    }

    /** How many tasks of a place are part of a ring. */
    static Map<StrandedPlace, Long> tasks(Look look) {
        Map<StrandedPlace, Long> tasks = new HashMap<>();
        for (WaitRing ring : look.rings()) {
            for (WaitRing.Link link : ring.links()) {
                tasks.merge(new StrandedPlace(link.spawn(), link.blocked()), 1L, Long::sum);
            }
        }
        return tasks;
    }

    private boolean wereThere(List<WaitRing.Link> links, Set<WaitKey> before) {
        boolean all = true;
        for (WaitRing.Link link : links) {
            WaitKey key = new WaitKey(link.task().id(), link.waits());
            seen.add(key);
            all &= before.contains(key);
        }
        return all;
    }

    /** Proven where a heap dump has proven each of the tasks to be stranded. */
    private static Suspicion judged(Suspicion suspicion, List<WaitRing.Link> links) {
        long bytes = 0;
        for (WaitRing.Link link : links) {
            Judged judged = link.judged();
            if (judged == null || judged.outcome() != Outcome.PROVEN) {
                return suspicion;
            }
            bytes += judged.said().retainedBytes();
        }
        Judged first = links.get(0).judged();
        return first == null
                ? suspicion
                : suspicion.judged(Verdict.PROVEN, List.of(Proofs.evidence(first)), Proofs.of(first, bytes));
    }

    private Suspicion starvation(PoolStarvation pool) {
        List<WaitTally.Example> tasks = new ArrayList<>();
        for (WaitRing.Link link : pool.workers()) {
            tasks.add(link.task());
        }
        WaitRing.Link first = pool.workers().get(0);
        String made = Wording.place(pool.created().site());
        return new Suspicion(
                        signatures.of(
                                FindingKind.DEADLOCK,
                                pool.created().site(),
                                first.blocked().stack().site()),
                        FindingKind.DEADLOCK,
                        Verdict.EVIDENT,
                        FindingLife.OPEN,
                        tasks.size(),
                        (tasks.size() == 1 ? "The only worker" : "All " + tasks.size() + " workers")
                                + " of the pool made at "
                                + made + (tasks.size() == 1 ? " waits" : " wait")
                                + " for tasks queued behind " + (tasks.size() == 1 ? "it" : "them") + " in that pool",
                        "A task must not wait for another task of its own pool: give the inner tasks a pool of their own, or go on"
                                + " when they are done (CompletableFuture.thenCompose) instead of waiting at "
                                + Wording.place(first.blocked().stack().site()) + ".",
                        first.spawn().stack().library(),
                        Wording.site(first.spawn()),
                        Wording.wait(first.blocked(), false, first.task().waitedMillis()),
                        null,
                        List.of(
                                new Finding.Evidence(
                                        "the pool was made at " + pool.created().site(), null),
                                new Finding.Evidence(
                                        "each of its workers waits in "
                                                + first.blocked().operation() + " for a result, such as at "
                                                + first.blocked().stack().site(),
                                        null),
                                new Finding.Evidence(
                                        "every task that is waited for stands in the pool's own queue, and the pool starts no"
                                                + " further worker",
                                        null)),
                        Wording.tasks(tasks))
                .in(RingLinks.ofPool(pool));
    }

    /** The same ring begins with the same task at every look. */
    private static List<WaitRing.Link> fromTheFirst(List<WaitRing.Link> links) {
        int first = 0;
        for (int i = 1; i < links.size(); i++) {
            if (links.get(i).task().id() < links.get(first).task().id()) {
                first = i;
            }
        }
        List<WaitRing.Link> turned = new ArrayList<>(links.subList(first, links.size()));
        turned.addAll(links.subList(0, first));
        return turned;
    }

    private Suspicion ring(List<WaitRing.Link> links) {
        WaitRing.Link first = links.get(0);
        String[] sites = new String[links.size()];
        List<WaitTally.Example> tasks = new ArrayList<>();
        List<Finding.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < sites.length; i++) {
            WaitRing.Link link = links.get(i);
            WaitRing.Link next = links.get((i + 1) % sites.length);
            sites[i] = link.blocked().stack().site();
            tasks.add(link.task());
            evidence.add(new Finding.Evidence(
                    Wording.task(link.task()) + ", spawned at "
                            + link.spawn().stack().site() + ", waits in "
                            + link.blocked().operation() + " at "
                            + link.blocked().stack().site() + " for "
                            + RingLinks.what(link, sites.length == 1 ? "itself" : Wording.task(next.task())),
                    null));
        }
        return new Suspicion(
                        signatures.of(FindingKind.DEADLOCK, sites),
                        FindingKind.DEADLOCK,
                        Verdict.EVIDENT,
                        FindingLife.OPEN,
                        links.size(),
                        links.size() == 1
                                ? Wording.task(first.task()) + " waits for itself at " + Wording.place(sites[0])
                                : links.size() + " tasks wait for each other: " + places(sites),
                        advice(links),
                        first.spawn().stack().library(),
                        Wording.site(first.spawn()),
                        Wording.wait(first.blocked(), false, first.task().waitedMillis()),
                        null,
                        evidence,
                        Wording.tasks(tasks))
                .in(RingLinks.of(links));
    }

    private static String advice(List<WaitRing.Link> links) {
        Set<WaitRing.Reason> reasons = EnumSet.noneOf(WaitRing.Reason.class);
        for (WaitRing.Link link : links) {
            reasons.add(link.reason());
        }
        if (reasons.contains(WaitRing.Reason.READ_WRITE_LOCK)) {
            return "Who holds a lock to read must neither ask for it to write nor wait for another task that asks for it:"
                    + " a writer that is queued goes before new readers. Give the read lock back before waiting at "
                    + Wording.place(links.get(0).blocked().stack().site()) + ".";
        }
        if (!reasons.contains(WaitRing.Reason.END)) {
            return "Let all tasks take these in one order, or take the second with a time-out (tryLock) and give the first"
                    + " back when it is not to be had.";
        }
        if (reasons.contains(WaitRing.Reason.LOCK)) {
            WaitRing.Link joins = links.stream()
                    .filter(link -> link.reason() == WaitRing.Reason.END)
                    .findFirst()
                    .orElse(links.get(0));
            return "Do not wait for another task while holding a lock that it needs: give the lock back before waiting at "
                    + Wording.place(joins.blocked().stack().site()) + ".";
        }
        return links.size() == 1
                ? "No task can wait for its own end or result: let another task wait for it."
                : "Let one of them wait with a time-out, or let neither wait: combine their results outside, where"
                        + " both are known (CompletableFuture.thenCombine), or join them from their owner.";
    }

    private static String places(String[] sites) {
        List<String> places = new ArrayList<>();
        for (String site : sites) {
            places.add(Wording.place(site));
        }
        return String.join(" → ", places) + " → " + places.get(0);
    }

    private static Suspicion ended(Suspicion before) {
        return new Suspicion(
                before.signature(),
                before.kind(),
                before.verdict(),
                FindingLife.RESOLVED,
                before.count(),
                before.title() + "; one of them has gone on",
                before.advice(),
                before.library(),
                before.spawn(),
                before.blocked(),
                null,
                List.of(new Finding.Evidence("a task of it no longer waits", Instant.now())),
                List.of());
    }

    private record WaitKey(long thread, int waits) {}
}
