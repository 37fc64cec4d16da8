package dev.stranded.demo.gallery;

import dev.stranded.demo.pitfall.ChannelForMutex;
import dev.stranded.demo.pitfall.ClosingTwice;
import dev.stranded.demo.pitfall.ExecutorNeverShutDown;
import dev.stranded.demo.pitfall.ForgettingToWait;
import dev.stranded.demo.pitfall.FutureNeverCompleted;
import dev.stranded.demo.pitfall.MutexForChannel;
import dev.stranded.demo.pitfall.PoolWaitsOnItself;
import dev.stranded.demo.pitfall.ReadingAfterClose;
import dev.stranded.demo.pitfall.SendingAfterClose;
import dev.stranded.demo.pitfall.UnboundedQueue;
import dev.stranded.wire.FindingKind;
import java.util.List;

/** The pitfalls: first those that every language with channels has, then those of Java's own. */
final class Pitfalls {
    static final List<Piece> ALL = List.of(
            new Piece(
                    "closing-twice",
                    ClosingTwice.class,
                    FindingKind.STRANDED_TASK,
                    "orders.put(\"order \" + order)",
                    "Two producers share a queue, and each sends the end when it is done. The consumer goes at the first"
                            + " end; the slower producer fills the queue and waits for room for ever.",
                    "Only one closes: whoever started the producers, when both have ended."),
            new Piece(
                    "sending-after-close",
                    SendingAfterClose.class,
                    FindingKind.CLOSED_CHANNEL_USE,
                    "mails.execute(sent::incrementAndGet)",
                    "A pool is shut down while others go on giving it work; with DiscardPolicy it drops that in"
                            + " silence.",
                    "It is shut down after the last mail, by the one who opened it, and it refuses aloud."),
            new Piece(
                    "reading-after-close",
                    ReadingAfterClose.class,
                    FindingKind.SPINNING_CONSUMER,
                    "orders.poll()",
                    "The producer is done and the consumer is never told: poll() gives null for ever, and it asks again"
                            + " at once, which takes a whole processor.",
                    "The consumer waits in take(), and the producer's last word is an end that it understands."),
            new Piece(
                    "forgetting-to-wait",
                    ForgettingToWait.class,
                    FindingKind.ABANDONED_AT_EXIT,
                    "post.execute(this::send)",
                    "main gives sixty letters to a pool of daemons and returns: the JVM ends, and most letters are"
                            + " never sent.",
                    "main shuts the pool down and waits for its end before it returns."),
            new Piece(
                    "executor-never-shut-down",
                    ExecutorNeverShutDown.class,
                    FindingKind.ABANDONED_EXECUTOR,
                    "Executors.newFixedThreadPool(WORKERS, threads)",
                    "Each report is made by a pool of its own that nobody shuts down: its worker waits for the next job"
                            + " for ever.",
                    "The pool is shut down in a finally block; better still, one pool makes all reports."),
            new Piece(
                    "unbounded-queue",
                    UnboundedQueue.class,
                    FindingKind.BACKLOG,
                    "new LinkedBlockingQueue<>()",
                    "Orders come quicker than they are served, and the queue between takes any number: memory fills, and"
                            + " each order waits longer than the one before.",
                    "The queue holds twenty, and when it is full the producer waits: it learns that it is too quick."),
            new Piece(
                    "future-never-completed",
                    FutureNeverCompleted.class,
                    FindingKind.STRANDED_TASK,
                    "price.join()",
                    "A call that fails is written into a log, and the future that the request waits for is completed"
                            + " only where it succeeds.",
                    "Every way out completes the future, the catch block with completeExceptionally()."),
            new Piece(
                    "pool-waits-on-itself",
                    PoolWaitsOnItself.class,
                    FindingKind.DEADLOCK,
                    "chapter.get()",
                    "Both workers of a pool wait for tasks that stand in the queue of the same pool.",
                    "What a task waits for runs in another pool than the task itself."),
            new Piece(
                    "mutex-for-channel",
                    MutexForChannel.class,
                    FindingKind.STRANDED_TASK,
                    "answer.await()",
                    "An answer is handed over by a lock and a signal. Nobody keeps a signal: it comes before the request"
                            + " waits for it, and the request waits for ever.",
                    "A queue of one keeps the answer until it is taken."),
            new Piece(
                    "channel-for-mutex",
                    ChannelForMutex.class,
                    FindingKind.STRANDED_TASK,
                    "token.take()",
                    "A queue of one token stands in for a lock. Whoever fails with the token in hand never puts it back,"
                            + " and everyone after it waits for ever.",
                    "A lock, given back in a finally block."));

    private Pitfalls() {}
}
