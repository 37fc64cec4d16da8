package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.program.Threads;

/** What {@code --threads} takes. */
public final class ThreadKind {
    private ThreadKind() {}

    /** Says what is wrong with a kind of threads, if anything is. */
    public static void check(String threads) throws CannotRun {
        if (!threads.equals("platform") && !threads.equals("virtual")) {
            throw new CannotRun("--threads is platform or virtual, not " + threads);
        }
        int feature = Runtime.version().feature();
        if (threads.equals("virtual") && feature < Threads.FIRST_WITH_VIRTUAL) {
            throw new CannotRun("this is Java " + feature + " and virtual threads came with "
                    + Threads.FIRST_WITH_VIRTUAL + "; start the demo with a newer java, or with --threads platform");
        }
    }
}
