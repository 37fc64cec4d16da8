package dev.stranded.proof.reach;

/** The steps in which the mark of what lives grows. */
enum Tier {
    /** What is held strongly. */
    STRONG,
    /** And what runs as the JVM ends. */
    SHUTDOWN,
    /** And what is held by weak or soft references. */
    WEAK,
    /** And what is interrupted by those who have the thread. */
    INTERRUPT
}
