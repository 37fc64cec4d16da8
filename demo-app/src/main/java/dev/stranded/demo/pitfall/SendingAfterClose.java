package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A pool is shut down by one who did not open it, and drops what others go on giving it, without a word. */
public final class SendingAfterClose implements Story {
    private static final int CAPACITY = 100;
    private static final long EVERY_MILLIS = 20;

    private final AtomicLong sent = new AtomicLong();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        ExecutorService mails = pool(threads, new ThreadPoolExecutor.DiscardPolicy());
        mails.execute(sent::incrementAndGet);
        mails.shutdown();
        long given = 1;
        while (life.pass(EVERY_MILLIS)) {
            mails.execute(sent::incrementAndGet);
            given++;
        }
        System.out.println(given + " mails were given to it and " + sent + " sent");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        ExecutorService mails = pool(threads, new ThreadPoolExecutor.AbortPolicy());
        long given = 0;
        while (life.pass(EVERY_MILLIS)) {
            mails.execute(sent::incrementAndGet);
            given++;
        }
        mails.shutdown();
        mails.awaitTermination(1, TimeUnit.MINUTES);
        System.out.println(given + " mails were given to it and " + sent + " sent");
    }

    private static ExecutorService pool(ThreadFactory threads, RejectedExecutionHandler policy) {
        return new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(CAPACITY), threads, policy);
    }
}
