package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shop refuses orders, and all is well.
 *
 * <p>Arguments: why, and the kind of threads that order. {@code stragglers} take the first refusal as the sign to stop;
 * {@code shops} are opened and closed over and over, and each drops the order that comes last; a shop that is
 * {@code full} or {@code full-discard} is not closed, and refuses what is too much; the publisher is {@code drained}
 * before it is closed. Leaky twin: {@link WorkAfterHours}.
 */
public final class LastOrders {
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final int ORDERERS = 5;
    private static final int SHOPS = 40;

    private LastOrders() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Runnable day = day(arguments[0]);
        for (int orderer = 0; orderer < ORDERERS; orderer++) {
            Threads.of(arguments[1]).newThread(day).start();
        }
        parent.tell("settled");
        parent.hear();
    }

    private static Runnable day(String way) {
        return switch (way) {
            case "stragglers" -> stragglers();
            case "shops" -> LastOrders::shops;
            case "full" -> full(new ThreadPoolExecutor.AbortPolicy());
            case "full-discard" -> full(new ThreadPoolExecutor.DiscardPolicy());
            case "drained" -> LastOrders::drained;
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static Runnable stragglers() {
        ExecutorService shop = shop(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        shop.shutdown();
        return () -> {
            for (int round = 0; round < 3; round++) {
                order(shop);
                Pace.pass(10);
            }
        };
    }

    private static void shops() {
        for (int round = 0; round < SHOPS; round++) {
            ExecutorService shop = shop(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
            order(shop);
            shop.shutdown();
            order(shop);
            Pace.pass(100);
        }
    }

    private static Runnable full(RejectedExecutionHandler policy) {
        ExecutorService shop = shop(new ArrayBlockingQueue<>(1), policy);
        CountDownLatch closingTime = new CountDownLatch(1);
        shop.execute(() -> await(closingTime));
        return () -> {
            while (true) {
                order(shop);
                Pace.pass(10);
            }
        };
    }

    private static void drained() {
        for (int round = 0; round < SHOPS; round++) {
            SubmissionPublisher<String> news = new SubmissionPublisher<>();
            news.submit("opening hours");
            news.close();
            Pace.pass(100);
        }
    }

    private static ExecutorService shop(BlockingQueue<Runnable> orders, RejectedExecutionHandler policy) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, orders, policy);
    }

    private static void order(ExecutorService shop) {
        try {
            shop.execute(() -> Pace.pass(1));
        } catch (RejectedExecutionException e) {
            REFUSED.incrementAndGet();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
