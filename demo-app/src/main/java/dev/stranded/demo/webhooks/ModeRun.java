package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.api.ExternalApi;
import dev.stranded.demo.sender.Load;
import dev.stranded.demo.sender.Payloads;
import dev.stranded.demo.sender.Sender;
import dev.stranded.demo.watched.AgentStream;
import dev.stranded.demo.watched.ReceiverJvm;
import dev.stranded.demo.watched.ResidentMemory;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Puts the load on one receiver and measures until all is done or nothing goes on any more. */
final class ModeRun {
    private static final long LOOK_MILLIS = 250;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int OUT_OF_HEAP = 3;
    private static final int KILLED = 137;

    private final Mode mode;
    private final Load load;
    private final ExternalApi api;
    private final Progress progress;

    ModeRun(Mode mode, Load load, ExternalApi api, Progress progress) {
        this.mode = mode;
        this.load = load;
        this.api = api;
        this.progress = progress;
    }

    ModeResult run(ReceiverJvm receiver, AgentStream stream, Payloads payloads) throws CannotRun, InterruptedException {
        ResidentMemory memory = new ResidentMemory(receiver.pid());
        try (stream;
                Sender sender = new Sender(load, payloads, receiver.url())) {
            api.begin(load.stallAfterMillis(), TimeUnit.SECONDS.toMillis(load.stallSeconds()));
            long start = System.nanoTime();
            sender.start();
            watch(receiver, sender, stream, memory, start);
            boolean alive = receiver.isAlive();
            int exit = receiver.stop();
            stream.read();
            return new ModeResult(
                    mode,
                    sender.sent(),
                    api.completed(),
                    perSecond(start),
                    sender.refused(),
                    memory.peakBytes(),
                    stream.peakHeapBytes(),
                    stream.peakLiveTasks(),
                    alive ? outcome() : died(exit, receiver.lastWords()),
                    stream.findings());
        } catch (IOException e) {
            throw new CannotRun("can't read what the agent in the receiver wrote (" + e.getMessage() + ")", e);
        }
    }

    private void watch(ReceiverJvm receiver, Sender sender, AgentStream stream, ResidentMemory memory, long start)
            throws IOException, InterruptedException {
        long completed = 0;
        long lastStep = start;
        while (receiver.isAlive() && api.completed() < load.webhooks()) {
            memory.look();
            stream.read();
            progress.show(mode, sender, api, stream, memory);
            if (api.completed() > completed || api.stalled()) {
                completed = api.completed();
                lastStep = System.nanoTime();
            }
            if (System.nanoTime() - lastStep > PATIENCE_NANOS) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        memory.look();
    }

    private double perSecond(long start) {
        long nanos = api.lastCompletedNanos() - start;
        return nanos <= 0 ? 0 : api.completed() * 1e9 / nanos;
    }

    private String outcome() {
        long open = load.webhooks() - api.completed();
        return open == 0 ? "completed" : open + " never completed";
    }

    private static String died(int exit, String lastWords) {
        return switch (exit) {
            case KILLED -> "killed by the operating system (exit code 137)";
            case OUT_OF_HEAP -> "ran out of heap (exit code 3)";
            default -> "died with exit code " + exit + (lastWords.isEmpty() ? "" : ": " + lastWords);
        };
    }
}
