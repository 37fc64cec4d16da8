package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.EarlierTasks;
import dev.stranded.bootstrap.MadeTasks;
import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.PlatformTask;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.Tasks;
import dev.stranded.bootstrap.VirtualTask;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.TaskTotals;
import dev.stranded.wire.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every live task, queue and executor.
 *
 * <p>Ownership: one thread, the census thread. Nothing here keeps a thread, a queue or an executor alive from one look
 * to the next.
 */
public final class Census {
    /** So many stacks of spawns may be taken from one look to the next. */
    public static final int MOST_SPAWN_STACKS = 2_000;

    private static final long PAUSE_MILLIS = 20;

    /** Workers of pools are counted with their executors and have no spawn site of their own. */
    private static final TaskKind POOL_WORKERS = Wrappers.poolWorkers();

    private final FrameOwners owners;
    private final Births births = new Births();
    private final SpawnSites spawnSites;
    private final Registry registry;
    private final TaskSites sites;
    private final Witnesses witnesses;
    private final Families families;
    private final OneSided oneSided;
    private final Waits waits;
    private final Carriers carriers;
    private final Outcomes outcomes;
    private final ClosedChannels closed;
    private final Spinners spinners;
    private final LongSupplier clockMillis;
    private final Breather breather;
    private final Unlisted unlisted = new Unlisted();
    private final Map<SpawnSite, Tally> tallies = new HashMap<>();
    private @Nullable Unfinished unfinished;
    private @Nullable ThreadList list;
    private int look;
    private int spawnStacks;
    private boolean broken;
    private long platform;
    private long virtual;
    private long virtualRecords;

    /**
     * Makes a census that has not looked yet.
     *
     * @param application package prefixes of the application; empty: all that is not the JDK's or a known library's
     * @param thresholdMillis a wait this long is worth a look
     * @param clockMillis a clock that does not jump
     * @param loops reads what loops do
     * @param breather has a look pause
     */
    public Census(
            List<String> application,
            long thresholdMillis,
            LongSupplier clockMillis,
            LoopReader loops,
            Breather breather) {
        this.owners = new FrameOwners(application);
        this.spawnSites = new SpawnSites(owners);
        this.registry = new Registry(owners);
        this.sites = new TaskSites(spawnSites, registry, this::tally);
        WaitSites waitSites = new WaitSites(owners);
        this.witnesses = new Witnesses(spawnSites);
        this.families = new Families(spawnSites);
        this.oneSided = new OneSided(spawnSites::of, thresholdMillis);
        this.waits = new Waits(
                registry,
                new StackSampler(waitSites, breather),
                witnesses,
                families,
                oneSided,
                thresholdMillis,
                breather);
        this.carriers = new Carriers(waitSites, thresholdMillis);
        this.outcomes = new Outcomes(owners, spawnSites);
        this.closed = new ClosedChannels(owners, thresholdMillis);
        this.spinners = new Spinners(owners, registry.channels(), loops, thresholdMillis, breather);
        this.clockMillis = clockMillis;
        this.breather = breather;
        Owner.grace(thresholdMillis);
    }

    /** Looks once. */
    public Look take() {
        return take(null);
    }

    /** Looks once, with what a heap dump said that was made since the last look. */
    public Look take(@Nullable HeapVerdicts heap) {
        try {
            return look(heap);
        } catch (RuntimeException | Error e) {
            abandon();
            throw e;
        }
    }

    private Look look(@Nullable HeapVerdicts heap) {
        long now = clockMillis.getAsLong();
        look++;
        platform = 0;
        virtual = 0;
        virtualRecords = 0;
        tallies.clear();
        int left = TaskKind.stackBudget(MOST_SPAWN_STACKS);
        spawnStacks = look == 1 ? 0 : MOST_SPAWN_STACKS - left;
        MadeTasks.newLook();
        spawnSites.update(look);
        breather.breathe();
        registry.look();
        waits.look(now, look, heap);
        spinners.look();
        Thread[] threads = Jdk.platformThreads();
        Set<Long> ids = new HashSet<>();
        for (Thread thread : threads) {
            ids.add(Jdk.id(thread));
            carriers.meet(thread);
            if (!Plumbing.is(thread)) {
                lookAtPlatform(thread);
            }
        }
        carriers.look(now);
        Jdk.eachVirtual(threads, this::lookAtVirtual);
        witnesses.each(this::lookAtVirtual);
        waits.finish();
        breather.breathe();
        EarlierTasks.forgetAllBut(look);
        unlisted.forget(ids, now);
        breather.breathe();
        List<ExecutorLook> executors = registry.executors();
        breather.breathe();
        List<PoolStarvation> starvations = waits.starvations(registry::executor);
        List<ClosedUse> closedUses = closed.uses(now, registry::executor);
        breather.breathe();
        List<WaitRing> rings = waits.rings();
        List<CarrierStarvation> starved = waits.starvedCarriers(carriers);
        breather.breathe();
        births.look(now);
        waits.end(tallies.values());
        breather.breathe();
        List<Collected> collected = waits.collected();
        registry.finish();
        breather.breathe();
        registry.followToldOf(spawnSites, clockMillis);
        breather.breathe();
        List<Spin> spins = spinners.finish(now);
        breather.breathe();
        return new Look(
                Instant.now(),
                now,
                counts(),
                totals(),
                List.copyOf(tallies.values()),
                quiet(),
                rings,
                starvations,
                starved,
                collected,
                waits.judged(collected),
                outcomes.lost(),
                closedUses,
                spins,
                registry.queues(),
                executors,
                ProcessMemory.read());
    }

    /** A look that fails lets go of the threads, queues and executors that it has met; some counts may be lost. */
    private void abandon() {
        broken = true;
        list = null;
        tallies.clear();
        waits.abandon();
        registry.finish();
    }

    private boolean counts() {
        return !broken && Circuit.THREADS.counts() && Circuit.VIRTUAL_THREADS.counts() && Circuit.TASKS.counts();
    }

    /** How many stacks of spawns were taken between the last two looks. */
    public int spawnStacks() {
        return spawnStacks;
    }

    /** About how many bytes the agent's tables hold. */
    public long tableBytes() {
        return Footprint.ofLedgers()
                .virtualThreads(virtualRecords, witnesses.size())
                .otherThreads(platform + EarlierTasks.count())
                .registry(registry)
                .places(spawnSites.all().size() + waits.sites().size(), waits.groups())
                .bytes();
    }

    /**
     * Looks for work that is unfinished now that the JVM ends; called after the last look. Where the application's
     * shutdown hooks still run, which may be waiting for that work, it looks again until {@code patienceMillis} are
     * over, and then finds nothing.
     *
     * @param loops whether a frame may stand in a loop
     */
    public List<UnfinishedWork> unfinished(Ending ending, long patienceMillis, Predicate<StackTraceElement> loops)
            throws InterruptedException {
        long deadline = clockMillis.getAsLong() + patienceMillis;
        for (Ending now = ending; clockMillis.getAsLong() <= deadline; now = Ending.now()) {
            Unfinished looked = new Unfinished(now, waits.sites(), loops);
            unfinished = looked;
            take();
            if (looked.isFinal() || !looked.hasCandidates()) {
                return looked.work(registry.all());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return List.of();
    }

    /** Has the next look list all tasks, for {@link #listed}. */
    public void list(ThreadExtent extent) {
        ThreadGroups named = new ThreadGroups(owners, births, registry.channels(), clockMillis.getAsLong());
        list = new ThreadList(named, new OwnerTree(spawnSites), extent);
    }

    /** What the look before has listed, each task with its stack, which is taken now; empty where it failed. */
    public Threads listed(String jvm) {
        ThreadList all = list;
        list = null;
        return all == null ? new Threads(jvm, Instant.now(), 0, 0, List.of(), List.of(), List.of()) : all.answer(jvm);
    }

    /** Has the roll called at the next look. */
    public void call(RollCall roll) {
        waits.call(roll);
    }

    /** Who owned the monitor that a task waited for at the last look, by the ids of their threads, where known. */
    public Map<Long, Long> monitorOwners() {
        return waits.monitorOwners();
    }

    private void lookAtPlatform(Thread thread) {
        long id = Jdk.id(thread);
        PlatformTask record = Tasks.platform(id);
        TaskRecord task = record == null ? EarlierTasks.of(id) : record;
        if (task != null) {
            SpawnSite site = sites.of(thread, task, TaskForm.PLATFORM_THREAD, record != null);
            if (unfinished != null && Ending.isHook(site)) {
                unfinished.hookRuns();
            }
            if (site.form() == TaskForm.WORKER || !site.stack().jdkOnly()) {
                lookAt(thread, task, site);
            } else {
                task.meetAt(look);
                families.goesOn(task);
            }
        }
    }

    private void lookAtVirtual(Thread thread) {
        TaskRecord record = Jdk.virtualRecord(thread);
        TaskRecord task = record == null ? EarlierTasks.of(Jdk.id(thread)) : record;
        if (task != null && !task.wasMetAt(look)) {
            lookAt(thread, task, sites.of(thread, task, TaskForm.VIRTUAL_THREAD, record != null));
        }
    }

    private void lookAt(Thread thread, TaskRecord task, SpawnSite site) {
        Thread.State state = Jdk.state(thread);
        if (state == Thread.State.TERMINATED || state == Thread.State.NEW) {
            return;
        }
        task.meetAt(look);
        births.meet(Jdk.id(thread));
        if (list != null) {
            list.add(thread, task, site);
        }
        Owner owner = task.owner;
        if (owner != null && owner.overSinceNanos == 0 && owner.isOver()) {
            owner.overSinceNanos = System.nanoTime();
            spawnSites.of(owner);
        }
        Tally tally = tally(site);
        tally.countLive();
        boolean isVirtual = Jdk.virtual(thread);
        if (isVirtual) {
            virtual++;
            virtualRecords += task instanceof VirtualTask ? 1 : 0;
            if (carriers.waitsForCarrier(thread, site, state)) {
                waits.canBeJoined(thread);
            }
        } else {
            platform++;
        }
        if (unfinished != null) {
            unfinished.add(thread, task, site, sites.executorOf(thread, task));
        }
        oneSided.meet(thread, task);
        if (state == Thread.State.RUNNABLE) {
            waits.running(task);
            spinners.running(thread, task, site);
        } else if (isVirtual) {
            waits.virtual(thread, task, tally, state);
        } else {
            waits.platform(thread, task, tally, state);
        }
    }

    private Tally tally(SpawnSite site) {
        return tallies.computeIfAbsent(site, Tally::new);
    }

    private List<SpawnSite> quiet() {
        List<SpawnSite> quiet = new ArrayList<>();
        for (SpawnSite site : spawnSites.all()) {
            if (site.endsOtherwise() && !tallies.containsKey(site)) {
                quiet.add(site);
            }
        }
        return quiet;
    }

    private TaskTotals totals() {
        long started = POOL_WORKERS.startedInAll(look);
        long ended = POOL_WORKERS.endedInAll(look);
        for (SpawnSite site : spawnSites.all()) {
            Tally tally = tallies.get(site);
            site.live(tally == null ? 0 : tally.live());
            if (site.form() == TaskForm.PLATFORM_THREAD || site.form() == TaskForm.VIRTUAL_THREAD) {
                started += site.started();
                ended += site.ended();
            }
        }
        return new TaskTotals(platform + virtual, waits.waiting(), platform, virtual, started, ended);
    }
}
