package dev.stranded.core.detect;

import dev.stranded.core.census.WaitSite;
import org.jspecify.annotations.Nullable;

/** What to change where tasks are stranded. */
final class StrandedAdvice {
    private StrandedAdvice() {}

    static String of(WaitSite wait) {
        String where = Wording.place(wait.stack().site());
        if (wait.puts()) {
            return "Whoever takes from this channel stops before everything is put. Let the taker drain it or end the"
                    + " putters with it, or put at " + where + " with a time-out: offer(…, timeout).";
        }
        return switch (wait.operation()) {
            case "take", "poll", "takeFirst", "takeLast" ->
                "Whoever puts into this channel ends without telling its"
                        + " takers. Put a last element (a poison pill) in a finally block, interrupt the takers, or take at "
                        + where + " with a time-out: poll(timeout).";
            default -> of(wait.channelType(), where);
        };
    }

    private static String of(@Nullable String type, String where) {
        return switch (type == null ? "" : simple(type)) {
            case "CountDownLatch" ->
                "Count down in a finally block, so that a part that fails counts, too, and count as many parts as are"
                        + " started; or await at " + where + " with a time-out.";
            case "CyclicBarrier", "Phaser" ->
                "One of the parties never arrives. Let a party that fails leave (Phaser.arriveAndDeregister) or break the"
                        + " barrier (CyclicBarrier.reset) in its catch block, or wait at " + where
                        + " with a time-out.";
            case "Exchanger" ->
                "There is nobody left to exchange with: as many must come as go. Exchange at " + where
                        + " with a time-out, and go without when it is over.";
            case "Semaphore" ->
                "Whoever acquires does not always release. Release in a finally block, or take at " + where
                        + " with a time-out: tryAcquire(timeout).";
            case "CompletableFuture" ->
                "Whoever is to complete this future fails before it does. Complete it in every branch"
                        + " (completeExceptionally in the catch block), or set a time-out before waiting at " + where
                        + ": orTimeout(…).";
            case "FutureTask" ->
                "Nobody runs this task any more: its executor has dropped it, as shutdownNow does. Cancel what shutdownNow"
                        + " returns, or wait at " + where + " with a time-out: get(timeout).";
            case "ConditionObject", "Object" ->
                "Whoever is to give notice is gone, or woke one of several (signalAll, notifyAll wake all). Give notice in a"
                        + " finally block, and wait at " + where + " in a loop with a time-out.";
            case "ReentrantLock", "ReentrantReadWriteLock", "StampedLock" ->
                "Whoever has the lock does not give it back on every way out. Unlock in a finally block, or take it at "
                        + where + " with a time-out: tryLock(timeout).";
            case "SubmissionPublisher" ->
                "A subscriber has stopped asking for more and holds back the publisher. Let it cancel when it is done, or"
                        + " offer at " + where + " with a time-out and drop what is not taken.";
            case "StructuredTaskScope", "StructuredTaskScopeImpl" ->
                "A task of this scope never ends. Let it wait with a time-out, or give the scope that is joined at "
                        + where + " one.";
            default ->
                "Make sure that whoever releases this wait does so in a finally block, or wait at " + where
                        + " with a time-out.";
        };
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
