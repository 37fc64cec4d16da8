package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Field;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.Outgoing;
import dev.stranded.proof.graph.StaticField;
import dev.stranded.proof.hprof.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which references count when it is asked what can reach what. Those of the JDK's registries, which list threads and
 * cannot wake them, do not; those of some classes only do at times.
 */
final class EdgeRules {
    /** What is special about the instances of a class. */
    enum Kind {
        /** Nothing. */
        PLAIN,
        /** A weak or soft reference: its referent counts in one of the tiers. */
        WEAK,
        /** A reference whose referent nobody can get, or not by it. */
        OPAQUE,
        /** A finalizer's reference. */
        FINALIZER,
        /** What is done when its referent is gone. */
        CLEANABLE,
        /** A thread: others can use little of one that never goes on. */
        THREAD,
        /** A future whose work is out of reach while somebody does it. */
        FUTURE_TASK
    }

    private static final Set<String> REGISTRY_FIELDS =
            Set.of("java.lang.ThreadGroup.threads", "jdk.internal.vm.SharedThreadContainer.virtualThreads");
    private static final List<String[]> REGISTRY_STATICS = List.of(
            new String[] {"jdk.internal.vm.ThreadContainers", "CONTAINER_REGISTRY"},
            new String[] {"jdk.internal.vm.ThreadContainers$RootContainer$TrackingRootContainer", "THREADS"},
            new String[] {"jdk.internal.vm.ThreadContainers$RootContainer$TrackingRootContainer", "VTHREADS"},
            new String[] {"java.lang.ApplicationShutdownHooks", "hooks"});
    /** Who waits and who owns, noted by a lock; only subclasses of the JDK's locks can ask for it. */
    private static final Set<String> NOTES_OF_LOCKS = Set.of(
            "java.util.concurrent.locks.AbstractOwnableSynchronizer.exclusiveOwnerThread",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$Node.waiter",
            "java.util.concurrent.locks.AbstractQueuedLongSynchronizer$Node.waiter");

    private static final List<String> NOTING = List.of(
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantReadWriteLock",
            "java.util.concurrent.Semaphore");
    private static final Set<String> OPEN_THREAD_FIELDS =
            Set.of("name", "group", "contextClassLoader", "uncaughtExceptionHandler");
    private static final Set<String> THREAD_CLASSES = Set.of(
            "java.lang.Thread",
            "java.lang.BaseVirtualThread",
            "java.lang.VirtualThread",
            "java.lang.ThreadBuilders$BoundVirtualThread");
    private static final Set<String> CLEANABLES = Set.of(
            "jdk.internal.ref.PhantomCleanable", "jdk.internal.ref.WeakCleanable", "jdk.internal.ref.SoftCleanable");

    private final Heap heap;
    private final Kind[] kinds;
    private final boolean notesAreOpen;
    private final Set<StaticField> hidden;
    private final int[][] strong;
    private final int[][] live;

    EdgeRules(Heap heap) {
        this.heap = heap;
        List<HeapClass> classes = heap.classes().all();
        kinds = classes.stream().map(EdgeRules::kindOf).toArray(Kind[]::new);
        notesAreOpen = classes.stream().anyMatch(EdgeRules::canReadNotes);
        hidden = hidden(heap);
        strong = classes.stream().map(type -> offsets(type, true)).toArray(int[][]::new);
        live = classes.stream().map(type -> offsets(type, false)).toArray(int[][]::new);
    }

    Kind kind(HeapClass type) {
        return kinds[type.index()];
    }

    /** Whether some references of its instances count only at times, or never. */
    boolean isPartly(HeapClass type) {
        return kinds[type.index()] != Kind.PLAIN || live[type.index()].length < strong[type.index()].length;
    }

    /** The classes of whose static fields some do not count. */
    List<HeapClass> partlyHidden() {
        return heap.classes().all().stream()
                .filter(type -> type.statics().stream().anyMatch(hidden::contains))
                .toList();
    }

    /** All strong references, those of registries too. */
    Outgoing strong() {
        return heap.outgoing(strong, Set.of());
    }

    /** The references that always count. */
    Outgoing live() {
        return heap.outgoing(live, hidden);
    }

    /** Whether a field of a class that is special counts only at times. */
    boolean isWithheld(HeapClass type, Field field) {
        return field.type() == ValueType.OBJECT && !isReferent(field) && !isRegistry(field) && !isOpen(type, field);
    }

    private static Set<StaticField> hidden(Heap heap) {
        Set<StaticField> hidden = new HashSet<>();
        for (String[] registry : REGISTRY_STATICS) {
            HeapClass type = heap.classes().jdk(registry[0]);
            StaticField field = type == null ? null : type.staticField(registry[1]);
            if (field != null) {
                hidden.add(field);
            }
        }
        for (HeapClass type : heap.classes().all()) {
            if (AgentTraces.isOf(type)) {
                hidden.addAll(type.statics());
            }
        }
        return hidden;
    }

    private int[] offsets(HeapClass type, boolean allStrong) {
        return type.fields().stream()
                .filter(field -> field.type() == ValueType.OBJECT && !isReferent(field))
                .filter(field -> allStrong || (!isRegistry(field) && isOpen(type, field)))
                .mapToInt(Field::offset)
                .toArray();
    }

    private boolean isOpen(HeapClass type, Field field) {
        if (AgentTraces.isOf(type)) {
            return AgentTraces.isTask(field);
        }
        return switch (kinds[type.index()]) {
            case THREAD -> !THREAD_CLASSES.contains(field.declaring()) || OPEN_THREAD_FIELDS.contains(field.name());
            case CLEANABLE -> isLink(field);
            case FUTURE_TASK ->
                !field.name().equals("callable") || !field.declaring().equals("java.util.concurrent.FutureTask");
            default -> true;
        };
    }

    private static boolean isLink(Field field) {
        return field.declaring().startsWith("java.lang.ref.")
                || CLEANABLES.contains(field.declaring())
                || (field.declaring().equals("jdk.internal.ref.Cleaner")
                        && !field.name().equals("thunk"));
    }

    private static boolean isReferent(Field field) {
        return field.name().equals("referent") && field.declaring().equals("java.lang.ref.Reference");
    }

    private boolean isRegistry(Field field) {
        String name = field.declaring() + "." + field.name();
        return REGISTRY_FIELDS.contains(name) || (!notesAreOpen && NOTES_OF_LOCKS.contains(name));
    }

    private static boolean canReadNotes(HeapClass type) {
        return !type.boot() && NOTING.stream().anyMatch(type::is);
    }

    private static Kind kindOf(HeapClass type) {
        if (AgentTraces.isOf(type)) {
            return type.is("java.lang.ref.Reference") ? Kind.OPAQUE : Kind.PLAIN;
        }
        if (type.is("java.lang.Thread")) {
            return Kind.THREAD;
        }
        if (type.is("java.util.concurrent.FutureTask")) {
            return Kind.FUTURE_TASK;
        }
        if (!type.is("java.lang.ref.Reference")) {
            return Kind.PLAIN;
        }
        if (type.is("jdk.internal.ref.Cleaner") || CLEANABLES.stream().anyMatch(type::is)) {
            return Kind.CLEANABLE;
        }
        if (type.is("java.lang.ref.FinalReference")) {
            return Kind.FINALIZER;
        }
        boolean opaque =
                type.is("java.lang.ref.PhantomReference") || type.is("java.lang.ThreadLocal$ThreadLocalMap$Entry");
        return opaque ? Kind.OPAQUE : Kind.WEAK;
    }
}
