package dev.stranded.proof.reach;

/** Why an object was reached as a root: a number of the dump's roots, or one of these. */
final class Causes {
    /** The dump shows nothing that holds it. */
    static final int UNSEEN = -1;
    /** It will be finalized, or cleaned up after. */
    static final int FINALIZABLE = -2;
    /** It is a queue of references, which the garbage collector fills. */
    static final int COLLECTORS_QUEUE = -4;
    /** It is a class that has a method on the stack of a task that goes on. */
    static final int RUNNING_CLASS = -5;
    /** It is a virtual thread whose stack is not in the dump. */
    static final int UNSEEN_THREAD = -3;

    private Causes() {}
}
