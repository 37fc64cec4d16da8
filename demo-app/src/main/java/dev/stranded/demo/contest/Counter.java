package dev.stranded.demo.contest;

/** A count that several threads add to. */
interface Counter {
    /** Adds one. */
    void add() throws InterruptedException;

    /** What was counted, once nobody adds any more. */
    long total() throws InterruptedException;
}
