package dev.stranded.core;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.core.hook.Hooking;
import dev.stranded.core.mailbox.Mailbox;
import java.io.Closeable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent's working life, from its start to the JVM's end or until it is told to leave: it makes the watch in the
 * background, or at the end where a program ends before that and has left tasks behind.
 *
 * <p>None of it delays {@code main}, so there is no lambda here: the first one costs more than all the rest.
 */
final class Shift implements Runnable {
    private static final ClassLoader LOADER = Shift.class.getClassLoader();

    /** A program that ends sooner than this pays for no census, unless it has spawned something. */
    private static final long SHORTEST_LEAD_MILLIS = 100;

    /** While an application starts it needs its processors for itself. */
    private static final long LONGEST_LEAD_MILLIS = 10_000;

    /**
     * The first change of a class in a JVM that runs throws away all code that it has compiled (JDK's
     * {@code VM_RedefineClasses::flush_dependent_code}): it needs its processors to compile it again.
     */
    private static final long LEAD_ONCE_ATTACHED_MILLIS = 3_000;

    private static final long LEADS_A_THRESHOLD = 6;
    private static final long BETWEEN_MILLIS = 250;

    private final Options options;
    private final Voice voice;
    private final Hooking hooking;
    private final ThreadGroup group;
    private final boolean attached;
    private final Thread goodbye;
    private @Nullable Watch watch;
    private boolean ended;

    private Shift(Options options, Voice voice, Hooking hooking, ThreadGroup group, boolean attached) {
        this.options = options;
        this.voice = voice;
        this.hooking = hooking;
        this.group = group;
        this.attached = attached;
        this.goodbye = AgentWork.thread(
                group,
                new Runnable() {
                    @Override
                    public void run() {
                        end();
                    }
                },
                "stranded-goodbye",
                LOADER);
    }

    /**
     * Begins, unless the JVM is already going down, when the application has had time to start or, where it runs
     * already, to recover from the change of its classes.
     */
    static void start(Options options, Voice voice, Hooking hooking, boolean attached) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Shift shift = new Shift(options, voice, hooking, group, attached);
        try {
            Runtime.getRuntime().addShutdownHook(shift.goodbye);
        } catch (IllegalStateException e) {
            return;
        }
        AgentWork.thread(group, shift, "stranded-census", LOADER).start();
    }

    /** Where virtual threads are followed by witnesses, these are taken up each second, or they become too many. */
    private long leadMillis() {
        if (!Reclaim.threadsAreListed()) {
            return SHORTEST_LEAD_MILLIS;
        }
        long longest = attached ? LEAD_ONCE_ATTACHED_MILLIS : LONGEST_LEAD_MILLIS;
        return Math.max(SHORTEST_LEAD_MILLIS, Math.min(longest, options.thresholdMillis() / LEADS_A_THRESHOLD));
    }

    @Override
    public void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(SHORTEST_LEAD_MILLIS);
            if (!attached) {
                hooking.complete();
            }
            Mailbox mailbox = new Mailbox();
            letStart(mailbox);
            Watch begun = begin(false);
            if (begun != null) {
                Attendant attendant = new Attendant(mailbox, begun, new Departure(begun, hooking, goodbye));
                begun.run(attendant);
                if (attendant.hasLeft() && LOADER instanceof Closeable jar) {
                    jar.close();
                }
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /**
     * Waits until the application has started, or has its compiled code again, or it has had time enough for that, or
     * somebody asks.
     */
    private void letStart(Mailbox mailbox) throws InterruptedException {
        long leadMillis = leadMillis();
        long waited = SHORTEST_LEAD_MILLIS;
        StartUp start = new StartUp();
        boolean starts = true;
        while ((attached || starts) && waited < leadMillis && !mailbox.isAsked()) {
            long pause = Math.min(BETWEEN_MILLIS, leadMillis - waited);
            TimeUnit.MILLISECONDS.sleep(pause);
            waited += pause;
            starts = start.goesOn();
        }
    }

    private void end() {
        try {
            Watch begun = begin(true);
            if (begun != null) {
                begun.end();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** The watch; null where it is too late for one, or too soon and not needed. */
    private synchronized @Nullable Watch begin(boolean last) {
        boolean late = ended;
        ended |= last;
        if (watch == null && !late && !(last && TaskKind.nothingSampled())) {
            watch = new Watch(options, voice, hooking, group);
        }
        return late ? null : watch;
    }

    private void fail(Throwable e) {
        Faults.switchOff();
        voice.say("has switched itself off: " + e);
    }
}
