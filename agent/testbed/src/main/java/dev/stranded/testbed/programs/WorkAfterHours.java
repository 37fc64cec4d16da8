package dev.stranded.testbed.programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shop closes, and orders go on coming in.
 *
 * <p>Arguments: what is closed, and the kind of threads that order. The pools {@code discard}, {@code discard-oldest}
 * and {@code caller-runs} drop the orders in silence; {@code pool}, {@code scheduled}, {@code fork-join} and
 * {@code per-task} refuse them aloud, and the orderer looks away; so does {@code publisher}. With {@code awaited} and
 * {@code supplied} there is one order only, of which the result is waited for. Healthy twin: {@link LastOrders}.
 */
public final class WorkAfterHours {
    private static final AtomicLong SERVED = new AtomicLong();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final long BETWEEN_ORDERS_MILLIS = 20;

    private WorkAfterHours() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Runnable orders = orders(arguments[0]);
        Threads.of(arguments[1]).newThread(orders).start();
        parent.tell("settled");
        parent.hear();
    }

    private static Runnable orders(String way) throws ReflectiveOperationException {
        if (way.equals("publisher")) {
            SubmissionPublisher<String> news = new SubmissionPublisher<>(); // mark published in orders
            news.close(); // mark silenced in orders
            return () -> keepOn(() -> publish(news));
        }
        ExecutorService shop = open(way);
        order(shop);
        shop.shutdown(); // mark closed in orders
        return switch (way) {
            case "awaited" -> () -> orderAndWait(shop);
            case "supplied" -> () -> supplyAndWait(shop);
            default -> () -> keepOn(() -> order(shop));
        };
    }

    private static ExecutorService open(String way) throws ReflectiveOperationException {
        return switch (way) {
            case "discard", "awaited", "supplied" -> pool(new ThreadPoolExecutor.DiscardPolicy());
            case "discard-oldest" -> pool(new ThreadPoolExecutor.DiscardOldestPolicy());
            case "caller-runs" -> pool(new ThreadPoolExecutor.CallerRunsPolicy());
            case "pool" -> pool(new ThreadPoolExecutor.AbortPolicy());
            case "scheduled" -> new ScheduledThreadPoolExecutor(1);
            case "fork-join" -> new ForkJoinPool(1);
            case "per-task" ->
                (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static ExecutorService pool(RejectedExecutionHandler policy) {
        LinkedBlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.DAYS, orders, policy); // mark made in pool
    }

    private static void keepOn(Runnable order) {
        while (true) {
            order.run();
            Pace.pass(BETWEEN_ORDERS_MILLIS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // As careless as the program is.
    private static void order(ExecutorService shop) {
        try {
            shop.submit(SERVED::incrementAndGet); // mark given in order
        } catch (RejectedExecutionException e) {
            REFUSED.incrementAndGet();
        }
    }

    private static void publish(SubmissionPublisher<String> news) {
        try {
            news.submit("opening hours"); // mark offered in publish
        } catch (IllegalStateException e) {
            REFUSED.incrementAndGet();
        }
    }

    private static void orderAndWait(ExecutorService shop) {
        Future<Long> order = shop.submit(SERVED::incrementAndGet); // mark awaited in orderAndWait
        try {
            order.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("nobody ends this wait", e);
        }
    }

    private static void supplyAndWait(ExecutorService shop) {
        CompletableFuture.supplyAsync(SERVED::incrementAndGet, shop) // mark supplied in supplyAndWait
                .join();
    }
}
