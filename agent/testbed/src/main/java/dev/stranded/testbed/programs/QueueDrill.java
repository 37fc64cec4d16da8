package dev.stranded.testbed.programs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drives each blocking queue of the JDK through all that it can do, and prints what it did.
 *
 * <p>Argument: the kind of threads. What is printed must not depend on who watches.
 */
public final class QueueDrill {
    private static final long SHORT_MILLIS = 40;
    private static final int WORKERS = 3;
    private static final int EACH = 2_000;

    private final Script script;
    private final String type;

    private QueueDrill(Script script, String type) {
        this.script = script;
        this.type = type;
    }

    /** Runs the script to its end. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        Script script = new Script(Threads.of(arguments[0]));
        for (String type : Desk.TYPES) {
            script.about(type);
            new QueueDrill(script, type).run();
        }
        System.out.println("done");
        System.exit(0);
    }

    private void run() throws Exception {
        unblocked(Desk.make(type));
        timeOuts(Desk.make(type));
        interrupts(Desk.make(type));
        handOvers(Desk.make(type));
        if (Desk.make(type) instanceof TransferQueue<Ticket> queue) {
            transfers(queue);
        }
        serialForm(Desk.make(type));
        crowd(Desk.make(type));
    }

    private void unblocked(BlockingQueue<Ticket> queue) {
        script.step("new", () -> queue + " " + queue.size() + " " + queue.remainingCapacity());
        script.step("null", () -> queue.offer(null));
        script.step("poll of nothing", queue::poll);
        script.step("remove of nothing", queue::remove);
        for (int i : new int[] {3, 1, 2}) {
            script.step("offer", () -> queue.offer(new Ticket(i)));
        }
        script.step("string", queue::toString);
        script.step("iteration", () -> iterate(queue));
        script.step("array", () -> Arrays.toString(queue.toArray()));
        script.step("contains", () -> queue.contains(new Ticket(2)) + " " + queue.contains(new Ticket(9)));
        script.step("remove", () -> queue.remove(new Ticket(2)) + " " + queue.remove(new Ticket(9)));
        script.step("peek", queue::peek);
        script.step("take or poll", () -> queue.isEmpty() ? queue.poll() : queue.take());
        script.step("rest", () -> drain(queue, 1) + " " + drain(queue, Integer.MAX_VALUE));
        script.step("drain to itself", () -> queue.drainTo(queue));
        script.step("end", () -> queue + " " + queue.size() + " " + queue.remainingCapacity());
    }

    private void timeOuts(BlockingQueue<Ticket> queue) {
        script.step("poll with a time-out", () -> timed(() -> queue.poll(SHORT_MILLIS, TimeUnit.MILLISECONDS)));
        fill(queue);
        script.step(
                "offer with a time-out",
                () -> queue.remainingCapacity() > 0
                        ? queue.offer(new Ticket(5), SHORT_MILLIS, TimeUnit.MILLISECONDS)
                        : timed(() -> queue.offer(new Ticket(5), SHORT_MILLIS, TimeUnit.MILLISECONDS)));
        script.step("poll with a time-out of 0", () -> queue.poll(0, TimeUnit.SECONDS));
        script.step("add until it throws", () -> {
            for (int i = 0; i < 20; i++) {
                queue.add(new Ticket(i));
            }
            return queue.size();
        });
    }

    private void interrupts(BlockingQueue<Ticket> queue) throws InterruptedException {
        script.block("take, interrupted", () -> framesOf(queue::take)).interrupt();
        script.block("poll, interrupted", () -> framesOf(() -> queue.poll(1, TimeUnit.DAYS)))
                .interrupt();
        fill(queue);
        if (queue.remainingCapacity() == 0) {
            script.block("put, interrupted", () -> framesOf(() -> put(queue, 7)))
                    .interrupt();
            script.block("offer, interrupted", () -> framesOf(() -> queue.offer(new Ticket(7), 1, TimeUnit.DAYS)))
                    .interrupt();
        }
        script.block("take, interrupted before", () -> {
                    Thread.currentThread().interrupt();
                    return queue.take();
                })
                .ends();
        script.step("left", () -> queue.size());
    }

    private void handOvers(BlockingQueue<Ticket> queue) throws InterruptedException {
        Script.Blocked taker = script.block("a waiting taker", queue::take);
        script.step("put for it", () -> put(queue, 1));
        taker.ends();
        Script.Blocked poller = script.block("a waiting poller", () -> queue.poll(1, TimeUnit.DAYS));
        script.step("offer for it", () -> queue.offer(new Ticket(2), 1, TimeUnit.DAYS));
        poller.ends();
        fill(queue);
        if (queue.remainingCapacity() == 0) {
            Script.Blocked putter = script.block("a waiting putter", () -> put(queue, 3));
            script.step("take from it", queue::take);
            putter.ends();
            Script.Blocked offerer =
                    script.block("a waiting offerer", () -> queue.offer(new Ticket(4), 1, TimeUnit.DAYS));
            script.step("poll from it", () -> queue.poll(1, TimeUnit.DAYS));
            offerer.ends();
        }
    }

    private void transfers(TransferQueue<Ticket> queue) throws InterruptedException {
        script.step("transfer to nobody", () -> queue.tryTransfer(new Ticket(1)));
        script.step(
                "transfer with a time-out",
                () -> timed(() -> queue.tryTransfer(new Ticket(1), SHORT_MILLIS, TimeUnit.MILLISECONDS)));
        script.block("transfer, interrupted", () -> framesOf(() -> transfer(queue)))
                .interrupt();
        Script.Blocked taker = script.block("a taker", queue::take);
        script.step("takers", () -> queue.hasWaitingConsumer() + " " + queue.getWaitingConsumerCount());
        script.step("transfer", () -> transfer(queue));
        taker.ends();
        Script.Blocked giver = script.block("a giver", () -> transfer(queue));
        script.step("take", queue::take);
        giver.ends();
        script.step("takers", () -> queue.hasWaitingConsumer() + " " + queue.getWaitingConsumerCount());
    }

    private void serialForm(BlockingQueue<Ticket> queue) throws Exception {
        queue.offer(new Ticket(1));
        queue.offer(new Ticket(2));
        script.step("serial form", () -> SerialForm.of(queue));
        if (!(queue instanceof Serializable)) {
            return;
        }
        BlockingQueue<Ticket> copy = SerialForm.of(queue).copy();
        script.step("copy", () -> copy + " " + copy.remainingCapacity() + " " + drain(copy, 10));
        script.block("take from the copy, interrupted", copy::take).interrupt();
        Script.Blocked taker = script.block("a waiting taker of the copy", copy::take);
        script.step("put into the copy", () -> put(copy, 3));
        taker.ends();
    }

    private void crowd(BlockingQueue<Ticket> queue) throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        List<Script.Blocked> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.add(script.block("a taker in a crowd", () -> {
                for (int i = 0; i < EACH; i++) {
                    sum.addAndGet(queue.take().number());
                }
                return EACH;
            }));
            workers.add(script.block("a putter in a crowd", () -> {
                for (int i = 0; i < EACH; i++) {
                    queue.put(new Ticket(i));
                }
                return EACH;
            }));
        }
        for (Script.Blocked worker : workers) {
            worker.ends();
        }
        script.say("crowd", sum + " " + queue.size());
    }

    private static String framesOf(Callable<?> wait) throws Exception {
        try {
            return String.valueOf(wait.call());
        } catch (InterruptedException e) {
            return e + " " + Thread.currentThread().isInterrupted() + " " + Arrays.toString(e.getStackTrace());
        }
    }

    private static String timed(Callable<?> wait) throws Exception {
        long begin = System.nanoTime();
        Object result = wait.call();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        return result + (millis >= SHORT_MILLIS ? ", in time" : ", too early");
    }

    private static void fill(BlockingQueue<Ticket> queue) {
        for (int i = 0; i < 10 && queue.remainingCapacity() > 0; i++) {
            queue.offer(new Ticket(i));
        }
    }

    private static String put(BlockingQueue<Ticket> queue, int number) throws InterruptedException {
        queue.put(new Ticket(number));
        return "put";
    }

    private static String transfer(TransferQueue<Ticket> queue) throws InterruptedException {
        queue.transfer(new Ticket(6));
        return "transferred";
    }

    private static String iterate(BlockingQueue<Ticket> queue) {
        StringBuilder seen = new StringBuilder();
        for (Iterator<Ticket> iterator = queue.iterator(); iterator.hasNext(); ) {
            Ticket ticket = iterator.next();
            seen.append(ticket);
            if (ticket.number() == 1) {
                iterator.remove();
            }
        }
        return seen + " " + queue;
    }

    private static String drain(BlockingQueue<Ticket> queue, int most) {
        List<Ticket> drained = new ArrayList<>();
        return queue.drainTo(drained, most) + " " + drained;
    }
}
