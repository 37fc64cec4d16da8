package dev.stranded.proof.zoo;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the tasks of a zoo, waits until all are blocked, and dumps the heap. A task's name says first what is to be
 * found of it. Nothing here keeps a task.
 */
final class Cage {
    private static final List<WeakReference<Thread>> STARTED = new ArrayList<>();
    private static final int LOOKS = 5;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
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

    static boolean usesVirtualThreads() {
        return virtual;
    }

    /** Waits until every task has ended or waits, those that other tasks start too, at some looks in a row. */
    static void awaitBlocked() {
        int before = -1;
        for (int alike = 0; alike < LOOKS; ) {
            List<WeakReference<Thread>> started = started();
            boolean blocked = started.stream().map(WeakReference::get).noneMatch(Cage::isOnTheWay);
            alike = blocked && started.size() == before ? alike + 1 : 0;
            before = started.size();
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    private static List<WeakReference<Thread>> started() {
        synchronized (STARTED) {
            return List.copyOf(STARTED);
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

    /** Prints what is known of monitors, a line a thread: of owners, and of what is waited on. */
    static void tellFacts() {
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            if (thread.getThreadState() == Thread.State.BLOCKED) {
                System.out.println("owner " + thread.getThreadId() + " " + thread.getLockOwnerId());
            } else if (thread.getLockInfo() != null) {
                System.out.println("waits " + thread.getThreadId() + " "
                        + thread.getLockInfo().getClassName());
            }
        }
    }

    private static boolean isOnTheWay(Thread thread) {
        if (thread == null) {
            return false;
        }
        Thread.State state = thread.getState();
        return switch (state) {
            case NEW, RUNNABLE -> true;
            // Who does not mean to wait for a monitor waits for a class to be loaded.
            case BLOCKED -> !thread.getName().contains("|monitor");
            case WAITING, TIMED_WAITING, TERMINATED -> false;
        };
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
