package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A pool of an application's own, as many have: it notes what its hooks are given. */
final class Observant extends ThreadPoolExecutor {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    Observant(ThreadFactory threads) {
        super(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>(), threads);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    protected void beforeExecute(Thread worker, Runnable task) {
        super.beforeExecute(worker, task);
        seen.add("before " + (worker == Thread.currentThread()));
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        super.afterExecute(task, failure);
        seen.add("after " + failure);
    }

    @Override
    protected void terminated() {
        super.terminated();
        seen.add("terminated");
    }
}
