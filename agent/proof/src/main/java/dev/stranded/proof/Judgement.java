package dev.stranded.proof;

/** What a heap dump says of a blocked task. */
public enum Judgement {
    /** Nothing that lives can ever release it. */
    PROVEN,
    /** Nothing but what runs as the JVM ends. */
    EXCEPT_AT_SHUTDOWN,
    /** Nothing but what weak and soft references still lead to. */
    EXCEPT_WEAKLY,
    /** Nothing but an interrupt, by somebody who can reach the thread. */
    EXCEPT_BY_INTERRUPT,
    /** Nothing in the dump, which does not show everything that matters for it. */
    SUSPECTED,
    /** It may go on. */
    ALIVE;

    /** Whether it is proven, if with an exception; what waits for the end of the JVM may well mean to. */
    public boolean isProof() {
        return this == PROVEN || this == EXCEPT_WEAKLY || this == EXCEPT_BY_INTERRUPT;
    }

    /** In words, for people. */
    public String words() {
        return switch (this) {
            case PROVEN -> "proven";
            case EXCEPT_AT_SHUTDOWN -> "proven, except at shutdown";
            case EXCEPT_WEAKLY -> "proven, except by what is held weakly";
            case EXCEPT_BY_INTERRUPT -> "proven, except by an interrupt";
            case SUSPECTED -> "suspected";
            case ALIVE -> "alive";
        };
    }
}
