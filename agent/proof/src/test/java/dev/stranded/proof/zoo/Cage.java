package dev.stranded.proof.zoo;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the tasks of a zoo, waits until all are blocked, and dumps the heap. A task's name says first what is to be
 * found of it. Nothing here keeps a task.
 */
final class Cage {
    private static final List<WeakReference<Thread>> STARTED = new ArrayList<>();
    private static boolean virtual;

    private Cage() {}

    static void useVirtualThreads(boolean use) {
        virtual = use;
    }

    /** A body that waits and so may be interrupted. */
    interface Body {
        void run() throws Exception;
    }

    static Thread spawn(String expectedAndName, Body body) {
        Thread thread = factory(expectedAndName).newThread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    /** Makes threads of that name, for pools. */
    static ThreadFactory factory(String expectedAndName) {
        return task -> {
            Thread thread = virtual ? unstartedVirtual(expectedAndName, task) : new Thread(task, expectedAndName);
            if (!virtual) {
                thread.setDaemon(true);
            }
            synchronized (STARTED) {
                STARTED.add(new WeakReference<>(thread));
            }
            return thread;
        };
    }

    /** Waits until every task that was started has ended or waits. */
    static void awaitBlocked() {
        synchronized (STARTED) {
            for (WeakReference<Thread> started : STARTED) {
                while (isOnTheWay(started.get())) {
                    LockSupport.parkNanos(100_000);
                }
            }
        }
    }

    /** Dumps the heap, when all are blocked or at once. */
    static void dump(String file, boolean whenBlocked) throws IOException {
        if (whenBlocked) {
            awaitBlocked();
        }
        synchronized (STARTED) {
            STARTED.clear();
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
    }

    private static boolean isOnTheWay(Thread thread) {
        if (thread == null) {
            return false;
        }
        Thread.State state = thread.getState();
        return state == Thread.State.NEW || state == Thread.State.RUNNABLE;
    }

    private static Thread unstartedVirtual(String name, Runnable task) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            builder = type.getMethod("name", String.class).invoke(builder, name);
            return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
