package dev.stranded.testbed.programs;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Has one thread wait in each way that the JDK knows, where a way has a time-out also with one, which is far off.
 *
 * <p>Arguments: the kind of threads, and what they wait at: {@code queues}, {@code meetings}, {@code locks},
 * {@code results} or {@code buffers}. A mark is named by the way to wait.
 */
public final class WaysToWait {
    private static final int HOUR = 1;

    private final ThreadFactory threads;
    private final SynchronousQueue<Ticket> handOff = new SynchronousQueue<>();
    private final SynchronousQueue<Ticket> offers = new SynchronousQueue<>();
    private final LinkedTransferQueue<Ticket> transfers = new LinkedTransferQueue<>();
    private final LinkedTransferQueue<Ticket> noTransfers = new LinkedTransferQueue<>();
    private final Exchanger<Ticket> exchanger = new Exchanger<>();
    private final Exchanger<Ticket> patient = new Exchanger<>();
    private final CountDownLatch latch = new CountDownLatch(2);
    private final CyclicBarrier barrier = new CyclicBarrier(5);
    private final Phaser phaser = new Phaser(4);
    private final Semaphore permits = new Semaphore(1);
    private final FutureTask<Ticket> task = new FutureTask<>(() -> Ticket.FIRST);
    private final CompletableFuture<Ticket> future = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantReadWriteLock readLock = new ReentrantReadWriteLock();
    private final ReentrantReadWriteLock writeLock = new ReentrantReadWriteLock();
    private final StampedLock stamps = new StampedLock();
    private final ReentrantLock lockOfCondition = new ReentrantLock();
    private final Condition condition = lockOfCondition.newCondition();
    private final Object monitor = new Object();
    private final Ticket notice = new Ticket(7);
    private final PipedOutputStream pipe = new PipedOutputStream();
    private final PipedInputStream emptyPipe = new PipedInputStream();
    private final PipedWriter fullPipe = new PipedWriter();
    private final PipedReader fullPipesEnd = new PipedReader();
    private final SubmissionPublisher<Ticket> publisher = new SubmissionPublisher<>(Runnable::run, 4);
    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final ForkJoinPool forkJoin = new ForkJoinPool(1);
    private final List<Flow.Subscription> subscriptions = new ArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(3);
    private final CountDownLatch never = new CountDownLatch(1);
    private Thread joined = Thread.currentThread();
    private Thread acceptor = Thread.currentThread();

    private WaysToWait(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        WaysToWait ways = new WaysToWait(Threads.of(arguments[0]));
        ways.holdWhatOthersWaitFor();
        switch (arguments[1]) {
            case "queues" -> ways.queues();
            case "meetings" -> ways.meetings();
            case "locks" -> ways.locks();
            case "results" -> ways.results();
            case "buffers" -> ways.buffers();
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        parent.tell("waiting");
        parent.hear();
    }

    private void holdWhatOthersWaitFor() throws IOException, InterruptedException {
        pipe.connect(emptyPipe);
        fullPipe.connect(fullPipesEnd);
        publisher.subscribe(new Idle());
        stamps.writeLock();
        pool.execute(this::waitForEver);
        forkJoin.execute(this::waitForEver);
        Thread holder = new Thread(this::hold, "holder");
        holder.setDaemon(true);
        holder.start();
        joined = holder;
        acceptor = new Thread(this::accept, "acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        busy.await();
    }

    private void accept() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println("came: " + server.accept());
        } catch (IOException e) {
            System.err.println("could not accept: " + e);
        }
    }

    @SuppressWarnings("LockNotBeforeTry") // They are never to be given back.
    private void hold() {
        lock.lock();
        lock.lock();
        readLock.writeLock().lock();
        writeLock.readLock().lock();
        synchronized (monitor) {
            waitForEver();
        }
    }

    private void waitForEver() {
        busy.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void queues() {
        start(() -> handOff.take()); // mark take in lambda$queues
        start(() -> handOff.poll(HOUR, TimeUnit.HOURS)); // mark timed-poll in lambda$queues
        start(() -> offers.put(Ticket.FIRST)); // mark put in lambda$queues
        start(() -> offers.offer(Ticket.FIRST, HOUR, TimeUnit.HOURS)); // mark timed-offer in lambda$queues
        start(() -> transfers.transfer(Ticket.FIRST)); // mark transfer in lambda$queues
        start(() -> noTransfers.take()); // mark transfer-take in lambda$queues
    }

    private void meetings() {
        start(() -> exchanger.exchange(Ticket.FIRST)); // mark exchange in lambda$meetings
        start(() -> patient.exchange(Ticket.FIRST, HOUR, TimeUnit.HOURS)); // mark timed-exchange in lambda$meetings
        start(() -> latch.await()); // mark latch in lambda$meetings
        start(() -> latch.await(HOUR, TimeUnit.HOURS)); // mark timed-latch in lambda$meetings
        start(() -> barrier.await()); // mark barrier in lambda$meetings
        start(() -> barrier.await(HOUR, TimeUnit.HOURS)); // mark timed-barrier in lambda$meetings
        start(() -> phaser.arriveAndAwaitAdvance()); // mark phaser in lambda$meetings
        start(() -> phaser.awaitAdvance(0)); // mark phase in lambda$meetings
        start(() -> permits.acquire(2)); // mark acquire in lambda$meetings
        start(() -> permits.tryAcquire(2, HOUR, TimeUnit.HOURS)); // mark timed-acquire in lambda$meetings
    }

    private void locks() {
        start(() -> lock.lock()); // mark lock in lambda$locks
        start(() -> lock.lockInterruptibly()); // mark lock-interruptibly in lambda$locks
        start(() -> lock.tryLock(HOUR, TimeUnit.HOURS)); // mark timed-lock in lambda$locks
        start(() -> readLock.readLock().lock()); // mark read-lock in lambda$locks
        start(() -> writeLock.writeLock().lock()); // mark write-lock in lambda$locks
        start(() -> stamps.writeLock()); // mark stamped-write in lambda$locks
        start(() -> stamps.readLock()); // mark stamped-read in lambda$locks
        start(() -> stamps.tryReadLock(HOUR, TimeUnit.HOURS)); // mark timed-stamped-read in lambda$locks
        start(this::awaitCondition);
        start(this::awaitConditionForAnHour);
        start(this::enter);
        start(this::awaitNotice);
        start(this::awaitNoticeForAnHour);
        start(() -> LockSupport.park()); // mark park in lambda$locks
    }

    private void awaitCondition() throws InterruptedException {
        lockOfCondition.lock();
        while (lockOfCondition.isLocked()) {
            condition.await(); // mark condition in awaitCondition
        }
    }

    private void awaitConditionForAnHour() throws InterruptedException {
        lockOfCondition.lock();
        while (lockOfCondition.isLocked()) {
            condition.await(HOUR, TimeUnit.HOURS); // mark timed-condition in awaitConditionForAnHour
        }
    }

    private void enter() {
        synchronized (monitor) {
            never.countDown(); // mark monitor in enter
        }
    }

    private void awaitNotice() throws InterruptedException {
        synchronized (notice) {
            notice.wait(); // mark wait in awaitNotice
        }
    }

    private void awaitNoticeForAnHour() throws InterruptedException {
        synchronized (notice) {
            TimeUnit.HOURS.timedWait(notice, HOUR); // mark timed-wait in awaitNoticeForAnHour
        }
    }

    private void results() {
        start(() -> task.get()); // mark task in lambda$results
        start(() -> task.get(HOUR, TimeUnit.HOURS)); // mark timed-task in lambda$results
        start(() -> future.get()); // mark future in lambda$results
        start(() -> future.join()); // mark future-join in lambda$results
        start(() -> future.get(HOUR, TimeUnit.HOURS)); // mark timed-future in lambda$results
        start(() -> joined.join()); // mark join in lambda$results
        start(() -> acceptor.join()); // mark join-acceptor in lambda$results
        start(() -> joined.join(TimeUnit.HOURS.toMillis(HOUR))); // mark timed-join in lambda$results
        start(() -> pool.awaitTermination(HOUR, TimeUnit.HOURS)); // mark timed-pool in lambda$results
        start(() -> forkJoin.awaitTermination(HOUR, TimeUnit.HOURS)); // mark timed-fork-join in lambda$results
    }

    private void buffers() {
        start(() -> emptyPipe.read()); // mark timed-read in lambda$buffers
        start(this::write);
        start(this::submit);
    }

    private void write() throws IOException {
        for (int i = 0; i >= 0; i++) {
            fullPipe.write('.'); // mark timed-write in write
        }
    }

    private void submit() {
        for (int i = 0; i >= 0; i++) {
            publisher.submit(Ticket.FIRST); // mark submit in submit
        }
    }

    private void start(Way way) {
        Thread thread = threads.newThread(() -> {
            try {
                way.go();
            } catch (Exception e) {
                System.err.println("a way to wait came to an end: " + e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** A way to wait. */
    private interface Way {
        void go() throws Exception;
    }

    /** A subscriber that asks for nothing. */
    private final class Idle implements Flow.Subscriber<Ticket> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriptions.add(subscription);
        }

        @Override
        public void onNext(Ticket item) {
            throw new AssertionError("asked for nothing");
        }

        @Override
        public void onError(Throwable thrown) {
            throw new AssertionError(thrown);
        }

        @Override
        public void onComplete() {
            subscriptions.clear();
        }
    }
}
