package dev.stranded.core.census;

import dev.stranded.core.census.WaitRing.Reason;

/**
 * A task that waits, the id of the thread that it waits for, and what it waits for in words with that thread's place in
 * them.
 */
record WaitEdge(Waiting one, long waitsFor, Reason reason, String what) {
    /** The id of the thread that waits. */
    long waiter() {
        return Jdk.id(one.thread());
    }
}
