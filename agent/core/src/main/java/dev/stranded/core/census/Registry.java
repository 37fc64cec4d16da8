package dev.stranded.core.census;

import dev.stranded.bootstrap.Creation;
import dev.stranded.bootstrap.Creations;
import dev.stranded.bootstrap.SpawnStack;
import dev.stranded.wire.ExecutorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The queues and executors that live, taken over from the hooks' ledger. */
final class Registry {
    private static final int MOST_TOLD = 100;

    private final FrameOwners owners;
    private final Channels channels = new Channels();
    private final List<ExecutorRef> executors = new ArrayList<>();

    /** Holds the executors during one look. */
    private final IdentityHashMap<Object, ExecutorRef> executorsByIdentity = new IdentityHashMap<>();

    private long nextId;
    private int marks;

    Registry(FrameOwners owners) {
        this.owners = owners;
    }

    Channels channels() {
        return channels;
    }

    /** Begins a look: takes in what is new, forgets what is gone. */
    void look() {
        takeCreations();
        channels.look();
        executors.removeIf(executor -> !executor.look());
        for (ExecutorRef executor : executors) {
            Object referent = executor.executor();
            if (referent != null) {
                executorsByIdentity.put(referent, executor);
            }
        }
        Creations.room(Math.max(0, Channels.MOST - channels.live().size() - executors.size()));
    }

    /** How many elements of queues are marked. */
    int marks() {
        return marks;
    }

    /** Ends the look: lets go of the executors. */
    void finish() {
        executorsByIdentity.clear();
    }

    @Nullable
    ExecutorRef executor(@Nullable Object executor) {
        return executor == null ? null : executorsByIdentity.get(executor);
    }

    /** The executor whose end is waited for by who is blocked on this; null if there is none. */
    @Nullable
    Object executorAwaitedOn(Object blocker) {
        for (ExecutorRef executor : executors) {
            if (executor.isEndAwaitedOn(blocker)) {
                return executor.executor();
            }
        }
        return null;
    }

    /** A number that no channel and no executor has had yet. */
    long newId() {
        return ++nextId;
    }

    /** All executors that live. */
    List<ExecutorRef> all() {
        return List.copyOf(executors);
    }

    /** The application's queues. */
    List<ChannelRef> queues() {
        List<ChannelRef> queues = new ArrayList<>(channels.live());
        queues.removeIf(ChannelRef::isPlumbing);
        return queues;
    }

    /** Finds out who uses those queues that are told of first, and follows what goes through them. */
    void followToldOf(SpawnSites spawnSites, LongSupplier clock) {
        marks = 0;
        queues().stream()
                .sorted(Comparator.comparingLong(ChannelRef::interest).reversed())
                .limit(MOST_TOLD)
                .forEach(channel -> {
                    Object queue = channel.queue();
                    if (queue != null) {
                        channel.findUsers(queue, spawnSites);
                        marks += channel.followElements(queue, clock);
                    }
                });
    }

    /** The application's executors, and each told to its work queue. */
    List<ExecutorLook> executors() {
        List<ExecutorLook> states = new ArrayList<>();
        for (ExecutorRef executor : executors) {
            if (executor.isPlumbing() || executor.isUnusedCommonPool()) {
                continue;
            }
            ChannelRef queue = channels.blockedOn(executor.workQueue());
            if (queue != null) {
                queue.workQueueOf(executor.id());
            }
            ExecutorState state = executor.state(queue);
            if (state != null) {
                states.add(new ExecutorLook(state, executor.created(), executor.submitted(), executor.periodic()));
            }
        }
        return states;
    }

    private void takeCreations() {
        List<Creation> created = new ArrayList<>();
        Creation creation = Creations.take();
        while (creation != null) {
            created.add(creation);
            Creation before = creation.next;
            creation.next = null;
            creation = before;
        }
        for (int i = created.size() - 1; i >= 0; i--) {
            register(created.get(i));
        }
    }

    private void register(Creation creation) {
        Object object = creation.get();
        SpawnStack stack = creation.stack;
        creation.stack = null;
        if (object == null || QueueLayout.isPartOfAnother(object)) {
            return;
        }
        NamedStack created = stack == null ? null : owners.name(outsideConstructors(stack.getStackTrace(), object));
        QueueLayout layout = QueueLayout.of(object);
        if (layout == null) {
            executors.add(new ExecutorRef(creation, ++nextId, object, created));
        } else {
            channels.add(new ChannelRef(creation, ++nextId, object, layout, created), object);
        }
    }

    /** The stack from where an object was asked for: its own class and those between it and the JDK's do not count. */
    private static StackTraceElement[] outsideConstructors(StackTraceElement[] stack, Object made) {
        Set<String> own = new HashSet<>();
        for (Class<?> type = made.getClass(); type != null; type = type.getSuperclass()) {
            own.add(type.getName());
        }
        int first = 0;
        for (int i = 0; i < stack.length; i++) {
            boolean constructor = stack[i].getMethodName().equals("<init>");
            if (constructor && own.contains(stack[i].getClassName()) && !FrameOwners.isJdk(stack[i].getClassName())) {
                first = i + 1;
            }
        }
        return first == stack.length ? stack : Arrays.copyOfRange(stack, first, stack.length);
    }
}
