package dev.stranded.core.report;

import dev.stranded.wire.Command;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the dashboard and to the file.
 *
 * <p>Ownership: {@link #tell} may be called by any thread of the agent's and returns at once; {@link #run} is the
 * reporter thread's, and so are the outboxes.
 */
public final class Reporter implements Runnable {
    private static final int MOST_UNTAKEN = 1_000;
    private static final long IDLE_MILLIS = 500;

    /** So long a sink may take for a batch. */
    private static final long LONGEST_MILLIS = 15_000;

    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<Message> untaken = new ArrayList<>();
    private long dropped;
    private boolean finishing;
    private boolean finished;

    private Reporter() {}

    /**
     * A reporter to what is given.
     *
     * @param credential what is shown to the dashboard, where it asks for a token
     * @param voice takes a sentence for the user when something can't be reached or written
     * @param commands takes what the dashboard asks for, on the reporter thread
     */
    public static Reporter to(
            @Nullable URI dashboard,
            @Nullable Credential credential,
            @Nullable Path file,
            Hello hello,
            Consumer<String> voice,
            Consumer<Command> commands) {
        Reporter reporter = new Reporter();
        byte[] introduction = new LineWriter().line(hello);
        if (file != null) {
            FileSink sink = new FileSink(file, introduction);
            boolean said = false;
            try {
                sink.open();
            } catch (IOException e) {
                voice.accept("can't write to " + file + " (" + e + "); give file= a path that can be written");
                said = true;
            }
            reporter.outboxes.add(Outbox.toFile(sink, file.toString(), said, voice));
        }
        if (dashboard != null) {
            reporter.outboxes.add(Outbox.toDashboard(
                    new DashboardSink(dashboard, credential, introduction, commands), dashboard.toString(), voice));
        }
        return reporter;
    }

    /** Leaves a message to be handed on. */
    public void tell(Message message) {
        leave(message);
        for (Outbox outbox : outboxes) {
            outbox.breakOff(LONGEST_MILLIS);
        }
    }

    private synchronized void leave(Message message) {
        if (untaken.size() >= MOST_UNTAKEN) {
            dropped++;
            return;
        }
        untaken.add(message);
        notifyAll();
    }

    /** How many messages were dropped because nobody took them. */
    public synchronized long dropped() {
        return dropped;
    }

    /**
     * Lets the reporter hand on what it has and end; waits for that, but not for long: a sink that hangs is broken off,
     * so that the others have the last words.
     */
    public void finish(long mostMillis) {
        try {
            awaitEnd(mostMillis / 3);
            for (Outbox outbox : outboxes) {
                outbox.breakOff(0);
            }
            awaitEnd(mostMillis - mostMillis / 3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitEnd(long withinMillis) throws InterruptedException {
        finishing = true;
        notifyAll();
        long deadline = System.nanoTime() + withinMillis * 1_000_000;
        for (long left = withinMillis; !finished && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    @Override
    public void run() {
        try {
            boolean last = false;
            while (!last) {
                try {
                    last = handOn();
                } catch (RuntimeException | Error e) {
                    last = pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outboxes.forEach(Outbox::close);
            end();
        }
    }

    /** Hands on what there is; true when that was the last. */
    private boolean handOn() throws InterruptedException {
        List<Message> taken = new ArrayList<>();
        boolean last = take(taken);
        long now = System.nanoTime() / 1_000_000;
        long droppedBySinks = 0;
        for (Outbox outbox : outboxes) {
            long before = outbox.dropped();
            taken.forEach(outbox::add);
            outbox.flush(now, last);
            droppedBySinks += outbox.dropped() - before;
        }
        countDropped(droppedBySinks);
        return last;
    }

    /**
     * Something failed, for want of memory most likely: what was taken is lost, and what comes may have better luck.
     */
    private boolean pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
        synchronized (this) {
            dropped++;
            return finishing;
        }
    }

    /** Waits for messages, or for the next time to try; true when these are the last. */
    private synchronized boolean take(List<Message> into) throws InterruptedException {
        long deadline = System.nanoTime() + IDLE_MILLIS * 1_000_000;
        long left = IDLE_MILLIS;
        while (untaken.isEmpty() && !finishing && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        into.addAll(untaken);
        untaken.clear();
        return finishing;
    }

    private synchronized void countDropped(long more) {
        dropped += more;
    }

    private synchronized void end() {
        finished = true;
        notifyAll();
    }
}
