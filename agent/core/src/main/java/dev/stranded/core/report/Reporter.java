package dev.stranded.core.report;

import dev.stranded.wire.Command;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<Message> untaken = new ArrayList<>();
    private long dropped;
    private boolean finishing;
    private boolean finished;

    private Reporter() {}

    /**
     * A reporter to what is given.
     *
     * @param voice takes a sentence for the user when something can't be reached or written
     * @param commands takes what the dashboard asks for, on the reporter thread
     */
    public static Reporter to(
            @Nullable URI dashboard,
            @Nullable Path file,
            Hello hello,
            Consumer<String> voice,
            Consumer<Command> commands) {
        Reporter reporter = new Reporter();
        byte[] introduction = new LineWriter().line(hello);
        if (file != null) {
            try {
                reporter.outboxes.add(new Outbox(new FileSink(file, introduction), "the file " + file, voice));
            } catch (IOException e) {
                voice.accept("can't write to " + file + " (" + e + "); give file= a path that can be written");
            }
        }
        if (dashboard != null) {
            reporter.outboxes.add(new Outbox(
                    new DashboardSink(dashboard, introduction, commands), "the dashboard at " + dashboard, voice));
        }
        return reporter;
    }

    /** Leaves a message to be handed on. */
    public synchronized void tell(Message message) {
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

    /** Lets the reporter hand on what it has and end; waits for that, but not for long. */
    public synchronized void finish(long mostMillis) {
        finishing = true;
        notifyAll();
        long deadline = System.nanoTime() + mostMillis * 1_000_000;
        try {
            for (long left = mostMillis; !finished && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            boolean last = false;
            while (!last) {
                List<Message> taken = new ArrayList<>();
                last = take(taken);
                long now = System.nanoTime() / 1_000_000;
                long droppedBySinks = 0;
                for (Outbox outbox : outboxes) {
                    long before = outbox.dropped();
                    taken.forEach(outbox::add);
                    outbox.flush(now, last);
                    droppedBySinks += outbox.dropped() - before;
                }
                countDropped(droppedBySinks);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outboxes.forEach(Outbox::close);
            end();
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
