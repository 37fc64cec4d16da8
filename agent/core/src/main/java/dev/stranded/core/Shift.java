package dev.stranded.core;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.core.hook.Hooking;
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
    private static final long AFTER_START_MILLIS = 100;

    private final Options options;
    private final Voice voice;
    private final Hooking hooking;
    private final ThreadGroup group;
    private final Thread goodbye;
    private @Nullable Watch watch;
    private boolean ended;

    private Shift(Options options, Voice voice, Hooking hooking, ThreadGroup group) {
        this.options = options;
        this.voice = voice;
        this.hooking = hooking;
        this.group = group;
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

    /** Begins, unless the JVM is already going down. */
    static void start(Options options, Voice voice, Hooking hooking) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Shift shift = new Shift(options, voice, hooking, group);
        try {
            Runtime.getRuntime().addShutdownHook(shift.goodbye);
        } catch (IllegalStateException e) {
            return;
        }
        AgentWork.thread(group, shift, "stranded-census", LOADER).start();
    }

    @Override
    public void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_START_MILLIS);
            Watch begun = begin(false);
            if (begun != null) {
                Attendant attendant = new Attendant(begun, new Departure(begun, hooking, goodbye));
                begun.run(attendant);
                if (attendant.hasLeft() && LOADER instanceof Closeable jar) {
                    jar.close();
                }
            }
        } catch (Throwable e) {
            fail(e);
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
