package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.Roots;
import dev.stranded.proof.graph.StaticField;
import dev.stranded.proof.hprof.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets the mark of what lives and the tasks that it releases grow until neither does: first by what is held strongly,
 * then tier by tier.
 */
final class FixedPoint {
    private final Heap heap;
    private final EdgeRules rules;
    private final Map<Integer, Task> tasks;
    private final LiveMark mark;
    private final Map<Integer, List<Task>> waitersByOwner = new HashMap<>();
    /** Equal stacks are one and the same list. */
    private final Set<List<Frame>> running = Collections.newSetFromMap(new IdentityHashMap<>());

    private Tier tier = Tier.STRONG;

    FixedPoint(Heap heap, EdgeRules rules, Map<Integer, Task> tasks) {
        this.heap = heap;
        this.rules = rules;
        this.tasks = tasks;
        this.mark = new LiveMark(heap, rules, this::isLivingThread);
    }

    /** What was reached. */
    LiveMark mark() {
        return mark;
    }

    /** Finds what lives because it is held strongly. */
    void runStrong(IntList unseenThreads) {
        addRoots();
        tasks.values().stream().filter(task -> !task.isAgents()).forEach(this::watch);
        mark.run();
        FullMark full = FullMark.beyond(mark, heap, rules);
        for (int i = 0; i < full.finalizable().size(); i++) {
            mark.root(full.finalizable().get(i), Causes.FINALIZABLE);
        }
        for (int queue : full.collectorsQueues()) {
            if (queue >= 0) {
                mark.root(queue, Causes.COLLECTORS_QUEUE);
            }
        }
        for (int i = 0; i < unseenThreads.size(); i++) {
            mark.root(unseenThreads.get(i), Causes.UNSEEN_THREAD);
        }
        mark.rootUnseen(full.seen());
        mark.run();
    }

    /** Goes on with the other tiers. */
    void runOtherTiers() {
        tier = Tier.SHUTDOWN;
        followShutdownHooks();
        mark.run();
        tier = Tier.WEAK;
        mark.followWeak();
        mark.run();
        tier = Tier.INTERRUPT;
        while (interruptReached()) {
            mark.run();
        }
    }

    private void addRoots() {
        Roots roots = heap.roots();
        Map<Integer, Task> bySerial = new HashMap<>();
        for (Task task : tasks.values()) {
            bySerial.put(task.thread().serial(), task);
        }
        for (int i = 0; i < roots.size(); i++) {
            boolean ofNone = roots.thread(i) == 0;
            Task task = ofNone ? null : bySerial.get(roots.thread(i));
            if (roots.kind(i) != Tag.MONITOR_USED && (task == null || (task.lives() && !task.isAgents()))) {
                mark.root(roots.object(i), i);
            }
        }
        tasks.values().stream().filter(task -> task.lives() && !task.isAgents()).forEach(this::addClasses);
    }

    /** A method that runs keeps its class, and so its static fields, even where no object of it is at hand. */
    private void addClasses(Task task) {
        if (!running.add(task.stack())) {
            return;
        }
        for (Frame frame : task.stack()) {
            heap.classes().named(frame.className()).forEach(type -> mark.root(type.number(), Causes.RUNNING_CLASS));
        }
    }

    private void watch(Task task) {
        Waiting.Blocked blocked = task.blocked();
        if (blocked == null) {
            return;
        }
        if (blocked.owner() >= 0) {
            waitersByOwner
                    .computeIfAbsent(blocked.owner(), owner -> new ArrayList<>())
                    .add(task);
        }
        for (int object : blocked.objects()) {
            mark.watch(object, number -> {
                if (!task.lives()) {
                    task.channelReached(number);
                    releaseIfDue(task, blocked);
                }
            });
        }
        if (blocked.objects().isEmpty()) {
            task.channelReached(blocked.owner());
            releaseIfDue(task, blocked);
        }
    }

    private void releaseIfDue(Task task, Waiting.Blocked blocked) {
        if (!task.lives() && task.isChannelReached() && (blocked.owner() < 0 || isLivingOwner(blocked.owner()))) {
            release(task, task.releasedThrough());
        }
    }

    private void release(Task task, int through) {
        task.release(tier, through);
        mark.revive(task.object());
        for (int i = task.thread().firstRoot(); i < task.thread().endRoot(); i++) {
            if (heap.roots().kind(i) != Tag.MONITOR_USED) {
                mark.root(heap.roots().object(i), i);
            }
        }
        addClasses(task);
        for (Task waiter : waitersByOwner.getOrDefault(task.object().number(), List.of())) {
            Waiting.Blocked blocked = waiter.blocked();
            if (blocked != null) {
                releaseIfDue(waiter, blocked);
            }
        }
    }

    private boolean isLivingThread(int number) {
        Task task = tasks.get(number);
        return task == null || task.lives();
    }

    private boolean isLivingOwner(int number) {
        Task task = tasks.get(number);
        if (task != null) {
            return task.lives();
        }
        HeapObject owner = heap.instance(number);
        return owner == null || new ThreadState(heap).of(owner) != ThreadState.State.NOT_RUNNING;
    }

    private void followShutdownHooks() {
        HeapClass hooks = heap.classes().jdk("java.lang.ApplicationShutdownHooks");
        StaticField field = hooks == null ? null : hooks.staticField("hooks");
        if (hooks != null && field != null) {
            mark.reachFrom(heap.referenceAt(field.position()), hooks.number());
        }
    }

    private boolean interruptReached() {
        Collection<Task> reached = new ArrayList<>();
        for (Task task : tasks.values()) {
            Waiting.Blocked blocked = task.blocked();
            if (blocked != null
                    && !task.lives()
                    && blocked.interruptible()
                    && mark.isReached(task.object().number())) {
                reached.add(task);
            }
        }
        reached.forEach(task -> release(task, task.object().number()));
        return !reached.isEmpty();
    }
}
