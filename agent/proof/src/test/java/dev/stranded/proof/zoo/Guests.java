package dev.stranded.proof.zoo;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** Waits for what no task of the program gives: the garbage collector, another process, a subscriber, a timer. */
final class Guests {
    private static final List<Object> HELD = new ArrayList<>();
    private static final Object KEPT = new Object();

    private Guests() {}

    static void open() throws IOException {
        Cage.spawn("PROVEN|queue of no references", () -> new ReferenceQueue<>().remove());
        Cage.spawn("ALIVE|fed by the garbage collector", Guests::remove);
        process();
        pipes();
        publishers();
        AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Future<?> visitor = server.accept();
        Cage.spawn("ALIVE|visitor of a server", visitor::get);
        WatchService watcher = FileSystems.getDefault().newWatchService();
        Path.of(System.getProperty("java.home")).register(watcher, StandardWatchEventKinds.ENTRY_DELETE);
        Cage.spawn("ALIVE|watcher of files", watcher::take);
        BlockingQueue<Object> delayed = new LinkedBlockingQueue<>();
        CompletableFuture.delayedExecutor(1, TimeUnit.HOURS).execute(() -> delayed.add("late"));
        Cage.spawn("ALIVE|served by a delayed executor", delayed::take);
        BlockingQueue<Object> polled = new LinkedBlockingQueue<>();
        Cage.spawn("ALIVE?|timed poll", () -> polled.poll(1, TimeUnit.HOURS));
        Cage.spawn("ALIVE?|timed wait", () -> new CountDownLatch(1).await(1, TimeUnit.HOURS));
    }

    /** Nobody else has the queue or the reference, but the collector sees both. */
    private static void remove() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        List<Reference<Object>> references = new ArrayList<>(List.of(new WeakReference<>(KEPT, queue)));
        queue.remove();
        HELD.removeAll(references);
    }

    private static void process() {
        try {
            Process child = new ProcessBuilder("cat").start();
            Cage.spawn("ALIVE|process", child::waitFor);
        } catch (IOException e) {
            System.out.println("there is no such program here: " + e);
        }
    }

    /** Their readers and writers look again and again, so that nothing is to be said. */
    private static void pipes() throws IOException {
        PipedInputStream empty = new PipedInputStream(new PipedOutputStream());
        Cage.spawn("ALIVE?|pipe to read", empty::read);
        PipedOutputStream full = new PipedOutputStream(new PipedInputStream(1));
        Cage.spawn("ALIVE?|pipe to write", () -> full.write(new byte[2]));
    }

    private static void publishers() {
        Cage.spawn("PROVEN|publisher", () -> fill(publisher(new Patient())));
        SubmissionPublisher<String> held = publisher(new Patient());
        HELD.add(held);
        Cage.spawn("ALIVE|publisher", () -> fill(held));
        Patient subscriber = new Patient();
        HELD.add(subscriber);
        Cage.spawn("ALIVE|publisher to a held subscriber", () -> fill(publisher(subscriber)));
        HELD.add(Cage.spawn("PROVEN|publisher whose thread is held", () -> fill(publisher(new Patient()))));
    }

    private static SubmissionPublisher<String> publisher(Patient subscriber) {
        SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 1);
        publisher.subscribe(subscriber);
        return publisher;
    }

    private static void fill(SubmissionPublisher<String> publisher) {
        while (publisher.submit("one") > 0) {
            Thread.onSpinWait();
        }
    }

    /** Asks for nothing yet. */
    private static final class Patient implements Flow.Subscriber<String> {
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(String item) {
            subscription.cancel();
        }

        @Override
        public void onError(Throwable failure) {
            subscription.cancel();
        }

        @Override
        public void onComplete() {
            subscription.cancel();
        }
    }
}
