package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one class: a lambda's class stands for one line of source, so that for most tasks the class tells the
 * spawn site and no stack has to be taken.
 *
 * <p>The first spawns and then some are sampled with a stack. Where the samples disagree the census sets
 * {@link #severalSites}, and from then on every spawn of this class has a stack of its own, as far as the budget of
 * stacks goes.
 */
public final class TaskKind {
    /** Of the spawns of one kind of task, one in so many is sampled with a stack. */
    public static final int SAMPLE_EVERY = 1024;

    private static final AtomicReference<@Nullable Sample> SAMPLES = new AtomicReference<>();

    private static final KindOfClass KINDS = new KindOfClass();

    /** Of the agent that is there now. The next one has another, and begins anew. */
    private static int agentNumber;

    private static final int FIRST_STACKS = 1000;
    private static final int DEEPEST_WRAPPING = 6;
    private static final int CACHE_LINE_INTS = 16;

    /**
     * How many stacks may still be taken until the next census, which sets it anew. Races on it are benign: they let a
     * few more stacks through.
     */
    private static int stackBudget = FIRST_STACKS;

    /** The class' name. */
    public final String name;

    /** Started, or given to an executor, by threads that keep no count of their own. */
    final LongAdder started = new LongAdder();

    /** Ended, or run by threads that keep no count of their own. */
    final LongAdder ended = new LongAdder();

    /** Whether tasks of this class are spawned in several places, so that the class does not tell the site. */
    public volatile boolean severalSites;

    /** For a wrapper of the JDK or of another agent: where it keeps what it wraps. */
    public volatile @Nullable VarHandle wrapped;

    /** The census' own: where tasks of this class are spawned, if that is one place. */
    public volatile @Nullable Object site;

    private volatile @Nullable EndCounts ends;

    /** Ended long after their owner; races on it are benign: what counts is whether there are some. */
    private int outliving;

    /**
     * Counts spawns in order to choose some; races on it are benign. It has a cache line to itself, since every spawn
     * writes it and every run of a task reads the fields above.
     */
    private final int[] seen = new int[2 * CACHE_LINE_INTS];

    /** Whether none was seen being made, though some were run; and whether that is known. Races are benign. */
    private boolean wanted;

    private boolean sampled;

    /** Whether these are the workers of a {@code ThreadPoolExecutor}. */
    final boolean worker;

    final WeakReference<Class<?>> type;

    private final int agent = agentNumber;

    // The census' own: what threads have counted, those that live and those that have ended.
    private int workLook;
    private long workGiven;
    private long workRan;
    private long settledGiven;
    private long settledRan;

    private TaskKind(Class<?> type) {
        this.type = new WeakReference<>(type);
        name = type.getName();
        boolean jdk = type.getClassLoader() == null;
        worker = jdk && name.equals("java.util.concurrent.ThreadPoolExecutor$Worker");
        if (jdk && JdkWrappers.Names.has(name)) {
            JdkFields.useWrappers();
        }
        wrapped = jdk ? OtherWrappers.wrapped(type) : null;
        severalSites = jdk;
    }

    /** The kind of a task: that of what it wraps where it is a wrapper of the JDK. */
    public static TaskKind of(Object task) {
        return ofClass(innermost(task).getClass());
    }

    /** The task itself, or what it wraps in the end where it is a wrapper of the JDK. */
    static Object innermost(Object task) {
        Object innermost = task;
        for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
            VarHandle field = ofClass(innermost.getClass()).wrapped;
            Object inner = field == null ? JdkFields.unwrapped(innermost) : field.get(innermost);
            if (inner == null || inner == innermost) {
                return innermost;
            }
            innermost = inner;
        }
        return innermost;
    }

    /** The kind of the tasks of this very class. */
    public static TaskKind ofClass(Class<?> type) {
        AtomicReference<@Nullable TaskKind> place = KINDS.get(type);
        TaskKind known = place.get();
        if (known != null && known.isCurrent()) {
            return known;
        }
        TaskKind begun = new TaskKind(type);
        TaskKind other = place.compareAndExchange(known, begun);
        return other == known || other == null ? begun : other;
    }

    /** Has every class be a new kind: what is known belongs to an agent that is gone. */
    static void forgetAll() {
        agentNumber++;
        SAMPLES.set(null);
        stackBudget = FIRST_STACKS;
    }

    /** Whether it was made since the agent came that is there now. */
    boolean isCurrent() {
        return agent == agentNumber;
    }

    /** Sets how many stacks may be taken until the next census; returns how many more could have been until now. */
    public static int stackBudget(int stacks) {
        int left = Math.max(0, stackBudget);
        stackBudget = stacks;
        return left;
    }

    /** Takes the samples since the last call, newest first, linked by {@link Sample#next}. */
    public static @Nullable Sample takeSamples() {
        return SAMPLES.getAndSet(null);
    }

    /** Whether there is no sample to take: as long as none was taken, nothing has been spawned. */
    public static boolean nothingSampled() {
        return SAMPLES.get() == null;
    }

    static void given(Object task) {
        TaskKind kind = of(task);
        kind.started.increment();
        kind.sample();
    }

    /** Tasks started or given, as far as this look of the census knows. */
    public long startedInAll(int look) {
        return started.sum() + settledGiven + (workLook == look ? workGiven : 0);
    }

    /** Tasks ended or run, as far as this look of the census knows. */
    public long endedInAll(int look) {
        return ended.sum() + settledRan + (workLook == look ? workRan : 0);
    }

    /** Of those ended, the ones that had outlived their owner, as far as was noticed. */
    public int endedOutliving() {
        return outliving;
    }

    /** Those ended otherwise than by themselves; null for none. */
    public @Nullable EndCounts endsKnown() {
        return ends;
    }

    EndCounts ends() {
        EndCounts counts = ends;
        return counts == null ? firstEnds() : counts;
    }

    private synchronized EndCounts firstEnds() {
        EndCounts counts = ends;
        if (counts == null) {
            counts = new EndCounts();
            ends = counts;
        }
        return counts;
    }

    /** Notes it if a thread of this kind, which ends now, has outlived its owner. */
    void endsAfter(@Nullable Owner owner) {
        if (owner != null && owner.isOutlived()) {
            outliving++;
        }
    }

    /** Adds what one thread has counted, for this look of the census, or for good where the thread has ended. */
    void addWork(int given, int ran, int look, boolean forGood) {
        if (workLook != look) {
            workLook = look;
            workGiven = 0;
            workRan = 0;
        }
        if (forGood) {
            settledGiven += given;
            settledRan += ran;
        } else {
            workGiven += given;
            workRan += ran;
        }
    }

    /** Takes one stack if the budget allows. */
    static @Nullable SpawnStack stackInBudget() {
        return stackBudget <= 0 ? null : stack();
    }

    private static SpawnStack stack() {
        stackBudget--;
        return new SpawnStack();
    }

    /** Some of this kind are run: they are to be sampled where they are made, if they never were. */
    void run() {
        if (!sampled && !wanted) {
            wanted = true;
            MadeTasks.want();
        }
    }

    /** A stack if this spawn is to have one of its own; a sample goes to the census as well. */
    @Nullable
    SpawnStack sample() {
        int spawn = ++seen[CACHE_LINE_INTS];
        if (!sampled) {
            sampled = true;
            if (wanted) {
                MadeTasks.found();
            }
        }
        boolean chosen = (spawn & (spawn - 1)) == 0 || (spawn & (SAMPLE_EVERY - 1)) == 0;
        if (worker || !(chosen || severalSites)) {
            return null;
        }
        // The first of a kind is worth a stack at any time: without one nobody knows where any of them comes from.
        SpawnStack stack = spawn == 1 ? stack() : stackInBudget();
        if (stack == null) {
            return null;
        }
        Sample sample = new Sample(this, stack, ThreadFields.idOf(Thread.currentThread()));
        Sample head;
        do {
            head = SAMPLES.get();
            sample.next = head;
        } while (!SAMPLES.compareAndSet(head, sample));
        return severalSites ? stack : null;
    }

    /** One sampled spawn. */
    public static final class Sample {
        /** Of what was spawned. */
        public final TaskKind kind;

        /** Where. */
        public final SpawnStack stack;

        /** The id of the thread that did it. */
        public final long threadId;

        /** The sample before. */
        public @Nullable Sample next;

        Sample(TaskKind kind, SpawnStack stack, long threadId) {
            this.kind = kind;
            this.stack = stack;
            this.threadId = threadId;
        }
    }

    /**
     * A class keeps its place for good, be there an agent or not: what is in it is an agent's. One that has left leaves
     * what it knew until the next one is there, which is less than the JDK would keep of a table that was thrown away.
     */
    private static final class KindOfClass extends ClassValue<AtomicReference<@Nullable TaskKind>> {
        @Override
        protected AtomicReference<@Nullable TaskKind> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    }
}
