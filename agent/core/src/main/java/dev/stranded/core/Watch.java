package dev.stranded.core;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.bootstrap.Faults;
import dev.stranded.core.census.Breather;
import dev.stranded.core.census.Census;
import dev.stranded.core.census.Ending;
import dev.stranded.core.census.HeapVerdicts;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.RollCall;
import dev.stranded.core.census.ThreadExtent;
import dev.stranded.core.detect.FindingBook;
import dev.stranded.core.hook.ClassFileLoops;
import dev.stranded.core.hook.Hooking;
import dev.stranded.core.hook.Loops;
import dev.stranded.core.prove.AutoProof;
import dev.stranded.core.prove.ProofFailure;
import dev.stranded.core.prove.ProofOrders;
import dev.stranded.core.prove.Prover;
import dev.stranded.core.prove.Surroundings;
import dev.stranded.core.prove.Watched;
import dev.stranded.core.report.Identity;
import dev.stranded.core.report.Reporter;
import dev.stranded.core.report.SelfReport;
import dev.stranded.core.report.SnapshotMaker;
import dev.stranded.proof.dump.DumpForecast;
import dev.stranded.wire.Command;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the JVM again and again, and hands on what is to be told.
 *
 * <p>Ownership: looks are taken by the census thread, and the last one by the shutdown hook; a lock keeps them apart.
 */
final class Watch implements Watched {
    private static final ClassLoader LOADER = Watch.class.getClassLoader();
    /** Once it is off it says so again at every tenth look that it does not take: it is off, and not gone. */
    private static final int BEATS = 10;

    /** Who asks is told what is no older, unless a look takes more than a tenth of that. */
    private static final long FRESH_MILLIS = 1_000;

    private static final int FRESH_FOR_LOOKS = 10;

    private static final long LAST_WORDS_MILLIS = 3_000;

    /** In this time a thread that was released runs. */
    private static final long MOMENT_MILLIS = 150;

    /** So long the application's own shutdown hooks may take to wait for its tasks. */
    private static final long HOOKS_PATIENCE_MILLIS = 1_500;

    private final Options options;
    private final Voice voice;
    private final Hooking hooking;
    private final ThreadGroup group;
    private final long startNanos = System.nanoTime();
    private final Object turn = new Object();
    private final Identity identity;
    private final Reporter reporter;
    private final Breather breather;
    private final Census census;
    private final FindingBook book;
    private final SelfReport self;
    private final SnapshotMaker snapshots;
    private final ProofOrders proofs;
    private final Fuses fuses;
    private final Pace pace;
    private @Nullable Snapshot last;
    private long freshUntilMillis;
    private @Nullable String off;
    private final Wishes wishes = new Wishes();
    private volatile long virtualThreads;
    private boolean ended;

    Watch(Options options, Voice voice, Hooking hooking, ThreadGroup group) {
        this.options = options;
        this.voice = voice;
        this.hooking = hooking;
        this.group = group;
        this.identity = Identity.of(options.name(), options.version(), options.thresholdMillis(), options.prove());
        Hello hello = identity.hello();
        this.reporter =
                Reporter.to(options.dashboard(), options.credential(), options.file(), hello, voice::say, this::obey);
        this.breather = new Breather(options.sampleMillis());
        this.census =
                new Census(options.app(), options.thresholdMillis(), this::clockMillis, new ClassFileLoops(), breather);
        this.book = new FindingBook(hello.jvm(), options.thresholdMillis(), options.ignore(), Loops::mayHold, breather);
        this.proofs = new ProofOrders(
                options.prove(),
                options.provePauseMillis(),
                this,
                new Prover(hello.jvm(), this, group),
                new AutoProof(options.thresholdMillis(), TimeUnit.MINUTES.toMillis(options.proveEveryMinutes())));
        this.fuses = new Fuses(voice);
        this.pace = new Pace(options.sampleMillis(), options.longestSampleMillis(), Reclaim.threadsAreListed());
        this.self = new SelfReport(hooking, reporter, census);
        this.snapshots = new SnapshotMaker(hello.jvm(), self, proofs::cost, breather);
        Thread reporting = AgentWork.thread(group, reporter, "stranded-reporter", LOADER);
        self.countsTimeOf(reporting);
        reporting.start();
    }

    /** How this JVM introduces itself. */
    Hello hello() {
        return identity.hello();
    }

    /** What a fresh look saw and all findings, as they are told to who asks. */
    List<Message> known() {
        synchronized (turn) {
            if (!ended && off == null && clockMillis() > freshUntilMillis) {
                try {
                    look(null);
                } catch (RuntimeException | Error e) {
                    self.countFault(e);
                }
            }
            List<Message> known = new ArrayList<>();
            known.add(hello());
            if (last != null) {
                known.add(last);
            }
            known.addAll(book.told());
            return known;
        }
    }

    /** Every task with its stack. */
    Threads threads() {
        synchronized (turn) {
            census.list(ThreadExtent.FULL);
            if (ended || off != null) {
                census.take();
            } else {
                look(null);
            }
            return census.listed(hello().jvm());
        }
    }

    /** Whether a heap dump is made or judged. */
    boolean isProving() {
        return proofs.isBusy();
    }

    /** Looks no more, and has told what is to be told; the JVM goes on without the agent. */
    void leave() {
        synchronized (turn) {
            ended = true;
        }
        goodbye(Goodbye.DETACHED);
    }

    /** Looks until the JVM ends, or the agent leaves. */
    void run(Attendant attendant) throws InterruptedException {
        self.countsTimeOf(Thread.currentThread());
        List<String> silent = hooking.probe(group);
        if (!silent.isEmpty()) {
            voice.say(
                    "these hooks do not fire in this JVM, what they follow is not seen: " + String.join(", ", silent));
        }
        while (!attendant.hasLeft()) {
            long begin = workMillis();
            try {
                synchronized (turn) {
                    if (ended) {
                        return;
                    }
                    breather.begin();
                    try {
                        beat();
                    } finally {
                        breather.end();
                    }
                }
            } catch (RuntimeException | Error e) {
                fail(e);
            }
            attend(attendant, workMillis() - begin);
        }
    }

    /** Looks, unless the agent is off: then it says so again. */
    private void beat() {
        if (off == null) {
            checkFuses();
        }
        if (off == null) {
            boolean memoryWasShort = fuses.memoryWasShort();
            if (memoryWasShort) {
                hooking.doubt();
            }
            Look look = lookAsAsked();
            try {
                proofs.proveIfDue(look);
            } catch (RuntimeException | Error e) {
                self.countFault(e);
            }
            fuses.succeed();
            hooking.catchUp(memoryWasShort);
        } else {
            last = snapshots.withoutLook(last);
            reporter.tell(last);
        }
    }

    /** Looks, and tells of every task where a dashboard has asked for that. */
    private Look lookAsAsked() {
        if (!wishes.takeThreads()) {
            return look(null);
        }
        census.list(ThreadExtent.LINE);
        Look look = look(null);
        reporter.tell(census.listed(hello().jvm()));
        return look;
    }

    private void checkFuses() {
        String blown = fuses.blown(self.lastFault());
        if (blown != null) {
            Faults.switchOff();
            voice.say("has switched itself off " + blown + "; the application goes on unwatched");
            self.switchedOff(blown);
            off = blown;
        }
    }

    private void attend(Attendant attendant, long spentMillis) throws InterruptedException {
        long begin = clockMillis();
        try {
            attendant.attend(() -> begin + pauseMillis(spentMillis) - clockMillis());
        } catch (RuntimeException | Error e) {
            fail(e);
            TimeUnit.MILLISECONDS.sleep(pauseMillis(spentMillis));
        }
    }

    /** From the end of a look that took so long to the next one, as it is wanted now. */
    private long pauseMillis(long spentMillis) {
        long usual = pace.pauseMillis(spentMillis, wishes.isWatched());
        return off == null
                ? fuses.pauseMillis(wishes.areThreadsWanted() ? 0 : usual)
                : BEATS * fuses.pauseMillis(usual);
    }

    private void fail(Throwable e) {
        fuses.fail(e, options.sampleMillis());
        self.countFault(e);
    }

    private Look look(@Nullable HeapVerdicts verdicts) {
        long begin = clockMillis();
        long work = workMillis();
        Look look = census.take(verdicts);
        long spent = workMillis() - work;
        freshUntilMillis = begin + Math.max(FRESH_MILLIS, FRESH_FOR_LOOKS * spent);
        self.looked(begin, spent);
        virtualThreads = look.totals().virtual();
        List<Finding> news = book.examine(look);
        last = snapshots.make(look, book);
        reporter.tell(last);
        news.forEach(reporter::tell);
        return look;
    }

    @Override
    public Surroundings between(Act act) throws ProofFailure, InterruptedException {
        synchronized (turn) {
            if (ended || off != null) {
                throw new ProofFailure(off == null ? "the JVM exits" : "the agent has switched itself off " + off);
            }
            Look before = look(null);
            Map<Long, Long> owners = new HashMap<>(census.monitorOwners());
            act.run();
            Look after = look(null);
            TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
            RollCall roll = new RollCall(after.clockMillis());
            census.call(roll);
            look(null);
            owners.entrySet().retainAll(census.monitorOwners().entrySet());
            return new Surroundings(before.clockMillis(), owners, roll);
        }
    }

    @Override
    public DumpForecast forecast() {
        return DumpForecast.ofThisJvm(virtualThreads);
    }

    @Override
    public void take(HeapVerdicts verdicts) {
        synchronized (turn) {
            if (!ended && off == null) {
                look(verdicts);
            }
        }
    }

    @Override
    public void tell(ProofRun run) {
        reporter.tell(run);
    }

    /** Does what a dashboard asks for; what it does not know it passes over. */
    private void obey(Command command) {
        if (command.type().equals(Command.PROVE)) {
            proofs.ask(command.id());
        } else if (command.type().equals(Command.THREADS)) {
            wishes.wantThreads();
        } else if (command.type().equals(Command.WATCH)) {
            wishes.watch();
        }
    }

    private void tellUnfinished(Look last) throws InterruptedException {
        Ending ending = Ending.now();
        if (ending.way() != Ending.Way.OTHER) {
            book.examineEnd(last, ending, census.unfinished(ending, HOOKS_PATIENCE_MILLIS, Loops::mayHold))
                    .forEach(reporter::tell);
        }
    }

    /** Looks for the last time, and has all told that is to be told. */
    void end() {
        breather.hurry();
        try {
            synchronized (turn) {
                ended = true;
                if (off == null) {
                    tellUnfinished(look(null));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            self.countFault(e);
        }
        goodbye("the JVM exits");
    }

    private void goodbye(String reason) {
        reporter.tell(new Goodbye(hello().jvm(), Instant.now(), reason));
        reporter.finish(LAST_WORDS_MILLIS);
    }

    /** Stands still while a look pauses. */
    private long workMillis() {
        return clockMillis() - breather.pausedMillis();
    }

    private long clockMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
