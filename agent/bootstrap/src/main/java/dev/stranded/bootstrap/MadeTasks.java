package dev.stranded.bootstrap;

/**
 * How closely it is looked at what is handed to {@code ForkJoinPool}s and made of {@code CompletableFuture}s, which is
 * not counted there but only sampled: the first thousand between two looks of the census. Where there are more, the
 * rest pays one load for it.
 *
 * <p>As soon as a worker meets a kind of task that nobody has seen being made, all are looked at again until one of
 * that kind is made, or for so many looks of the census: what is rare has its site found beside what is not.
 *
 * <p>Races are benign: they let a few more tasks through, or a few less.
 */
public final class MadeTasks {
    private static final int A_LOOK = 1_000;
    private static final int MOST_LOOKS = 60;

    private static int left = A_LOOK;
    private static int wanted;
    private static int looksForWanted;

    private MadeTasks() {}

    /** A new look of the census has begun. */
    public static void newLook() {
        if (wanted > 0 && ++looksForWanted > MOST_LOOKS) {
            wanted = 0;
        }
        left = wanted > 0 ? Integer.MAX_VALUE : A_LOOK;
    }

    static void forgetAll() {
        wanted = 0;
        left = A_LOOK;
    }

    /** Whether a task that is being made is none of those to be looked at. */
    static boolean areKnown() {
        return left <= 0;
    }

    /** A task that is being made is looked at. */
    static void lookedAt() {
        left--;
    }

    /** Tasks of a kind that nobody has seen being made are run. */
    static void want() {
        wanted++;
        looksForWanted = 0;
        left = Integer.MAX_VALUE;
    }

    /** One of a kind that was {@link #want wanted} is made. */
    static void found() {
        if (--wanted <= 0) {
            wanted = 0;
            left = A_LOOK;
        }
    }
}
