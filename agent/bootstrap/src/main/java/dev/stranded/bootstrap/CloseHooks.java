package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The doors for what is shut down or closed and for what is given to it all the same, as {@link Hooks} are for all
 * else.
 */
public final class CloseHooks {
    private CloseHooks() {}

    /**
     * The current thread is about to shut an executor down or to close a publisher.
     *
     * <p>Cost: one weak record and one map entry, the first time; a stack while the census' budget for them lasts.
     */
    public static void closing(Object channel) {
        try {
            if (Circuit.CLOSINGS.off) {
                return;
            }
            Coverage.CLOSING.fired();
            Thread current = Thread.currentThread();
            if (!AgentWork.isDoneBy(current)) {
                Closings.close(channel, current);
            }
        } catch (StackOverflowError e) {
            Circuit.CLOSINGS.lapses++;
        } catch (Throwable e) {
            Circuit.CLOSINGS.swallow(e);
        }
    }

    /**
     * A {@code ThreadPoolExecutor} refuses {@code task}, because it is full or because it is shut down.
     *
     * <p>Cost: two loads where it is full; else as {@link #refused}.
     */
    public static void poolRefuses(Object pool, @Nullable Object task) {
        try {
            if (Circuit.CLOSINGS.off) {
                return;
            }
            Coverage.REFUSAL.fired();
            if (JdkFields.isShutDown(pool) && !AgentWork.isDoneBy(Thread.currentThread())) {
                Closings.refuse(pool, JdkFields.refusalHandler(pool), task);
            }
        } catch (StackOverflowError e) {
            Circuit.CLOSINGS.lapses++;
        } catch (Throwable e) {
            Circuit.CLOSINGS.swallow(e);
        }
    }

    /**
     * An executor that is shut down throws at who gives it a task.
     *
     * <p>Cost: one map look-up and a count; a stack while the census' budget for them lasts.
     */
    public static void refused(Object executor) {
        try {
            if (Circuit.CLOSINGS.off) {
                return;
            }
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                Closings.refuse(executor, null, null);
            }
        } catch (StackOverflowError e) {
            Circuit.CLOSINGS.lapses++;
        } catch (Throwable e) {
            Circuit.CLOSINGS.swallow(e);
        }
    }

    /**
     * A publisher throws at who gives it an item, perhaps because it is closed.
     *
     * <p>Cost: as {@link #refused}.
     */
    public static void publisherThrows(Object publisher) {
        try {
            if (Circuit.CLOSINGS.off) {
                return;
            }
            if (JdkFields.isClosed(publisher)) {
                Closings.refuse(publisher, null, null);
            }
        } catch (StackOverflowError e) {
            Circuit.CLOSINGS.lapses++;
        } catch (Throwable e) {
            Circuit.CLOSINGS.swallow(e);
        }
    }
}
