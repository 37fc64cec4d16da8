package dev.stranded.demo.gallery;

import dev.stranded.demo.pattern.fanout.FanOutStory;
import dev.stranded.demo.pattern.pipeline.FileStory;
import dev.stranded.demo.pattern.pipeline.SquareStory;
import dev.stranded.demo.pattern.workerpool.WorkerPoolStory;
import dev.stranded.wire.FindingKind;

/** The patterns and the classic way in which each goes wrong. */
final class Patterns {
    static final Piece WORKER_POOL = new Piece(
            "worker-pool",
            WorkerPoolStory.class,
            FindingKind.STRANDED_TASK,
            "jobs.take()",
            "Each sum is made by four workers of its own, and nobody tells them that the last job has come: they wait"
                    + " for the next one for ever.",
            "The pool is opened in a try block, which closes it: the end follows the last job through the queue, and"
                    + " the caller goes on when the last worker has gone.");

    static final Piece FAN_OUT = new Piece(
            "fan-out-fan-in",
            FanOutStory.class,
            FindingKind.STRANDED_TASK,
            "results.put(supplier.get())",
            "Three suppliers are asked at once, and the caller goes away with the first price: the other two wait for"
                    + " ever to hand theirs over.",
            "The first price completes a future, for which nobody has to wait, and those that are slower are"
                    + " interrupted; the caller goes on when all have ended.");

    static final Piece SQUARES = new Piece(
            "pipeline-squares",
            SquareStory.class,
            FindingKind.STRANDED_TASK,
            "numbers.put(number)",
            "The middle stage dies of the first square that is too large. Nobody tells the others: one waits for ever"
                    + " for room, the other for the next square.",
            "The stages are one group: the first that fails has the others interrupted, and the caller is told why.");

    static final Piece FILES = new Piece(
            "pipeline-file",
            FileStory.class,
            FindingKind.STRANDED_TASK,
            "= lines.take()",
            "The reader sends the end after the last line, but a file in another encoding can't be read that far: two"
                    + " stages wait for the next line for ever, with the target open.",
            "A stage that fails ends the others; files are closed, and the half-written one is deleted.");

    private Patterns() {}
}
