package dev.stranded.core.census;

/**
 * How much is told of the tasks of a JVM.
 *
 * @param mostStacks so many stacks are taken
 * @param mostBytes so long all names and frames may be together, as they are written
 * @param mostMembers so many tasks are told one by one
 */
public record ThreadExtent(int mostStacks, long mostBytes, int mostMembers) {
    /** To who asks once, on the JVM's own host. */
    public static final ThreadExtent FULL = new ThreadExtent(20_000, Long.MAX_VALUE, 5_000);

    /** To a dashboard, which may ask again and again, in one line of its stream. */
    public static final ThreadExtent LINE = new ThreadExtent(5_000, 600_000, 1_500);

    boolean isBounded() {
        return mostBytes < Long.MAX_VALUE;
    }
}
