package dev.stranded.demo.pattern.workerpool;

import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * A fixed number of workers that serve a bounded queue of jobs.
 *
 * <p>A full queue holds back who submits. A job that fails takes its result with it and not its worker. Closing lets
 * the workers finish what was submitted; cancelling drops it. Either way each result is completed and no worker is
 * left.
 *
 * @param <J> what a job is about
 * @param <R> what comes of it
 */
public final class WorkerPool<J, R> implements AutoCloseable {
    private final Channel<Job<J, R>> jobs;
    private final Work<J, R> work;
    private final TaskGroup workers;
    private volatile boolean cancelled;

    /** Starts the workers; the queue holds as many jobs again. */
    public WorkerPool(int workers, Work<J, R> work, ThreadFactory threads) {
        this.jobs = new Channel<>(workers);
        this.work = work;
        this.workers = new TaskGroup(threads);
        for (int worker = 0; worker < workers; worker++) {
            this.workers.start(this::serve);
        }
    }

    /** Submits a job; waits while the queue is full. */
    public Future<R> submit(J input) throws InterruptedException {
        Job<J, R> job = new Job<>(input, new CompletableFuture<>());
        jobs.send(job);
        if (cancelled) {
            drop();
        }
        return job.result();
    }

    /** Waits until every job is done; an interrupt cancels what is not. */
    @Override
    public void close() {
        try {
            jobs.close();
            workers.join();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker has ended by a mistake of the pool", e);
        } finally {
            workers.close();
        }
    }

    /** Interrupts the jobs that run and drops those that wait; their results are cancelled. */
    public void cancel() {
        cancelled = true;
        drop();
        workers.cancel();
    }

    private void drop() {
        jobs.drain().forEach(job -> job.result().cancel(false));
    }

    private void serve() throws InterruptedException {
        while (!cancelled) {
            Optional<Job<J, R>> job = jobs.receive();
            if (job.isEmpty()) {
                return;
            }
            job.get().run(work);
        }
    }

    /**
     * What the workers do with a job.
     *
     * @param <J> what a job is about
     * @param <R> what comes of it
     */
    public interface Work<J, R> {
        /** Does it; ends soon after an interrupt. */
        R on(J input) throws Exception;
    }

    private record Job<J, R>(J input, CompletableFuture<R> result) {
        void run(Work<J, R> work) throws InterruptedException {
            try {
                result.complete(work.on(input));
            } catch (InterruptedException e) {
                result.cancel(false);
                throw e;
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }
    }
}
