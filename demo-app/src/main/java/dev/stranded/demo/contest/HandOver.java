package dev.stranded.demo.contest;

/** A way from one thread to one other, for so many things on their way. */
interface HandOver {
    /** Gives one; waits while there is no room. */
    void give(Long thing) throws InterruptedException;

    /** Takes the next; waits until there is one. */
    Long take() throws InterruptedException;
}
