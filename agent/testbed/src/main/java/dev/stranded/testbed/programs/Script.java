package dev.stranded.testbed.programs;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;

/** Does one thing after another and prints what came of each, so that two runs can be compared line by line. */
final class Script {
    private static final Pattern IDENTITY = Pattern.compile("(@|0x)[0-9a-f]+");

    private final ThreadFactory threads;
    private String subject = "";

    Script(ThreadFactory threads) {
        this.threads = threads;
    }

    /** What the following steps are about. */
    void about(String next) {
        subject = next;
    }

    /** Does one thing on this thread. */
    void step(String what, Callable<?> action) {
        say(what, outcome(action));
    }

    /** Prints a result. */
    void say(String what, Object result) {
        System.out.println(subject + ", " + what + ": " + withoutIdentities(result));
    }

    /** Does one thing on a thread of its own and returns when that thread is blocked, or has done it. */
    Blocked block(String what, Callable<?> action) {
        Blocked blocked = new Blocked(what, action);
        blocked.begin();
        return blocked;
    }

    /** Waits until a thread is blocked or has ended. */
    static void untilBlocked(Thread thread) {
        while (thread.isAlive()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Pace.pass(1);
        }
    }

    private static String outcome(Callable<?> action) {
        try {
            return String.valueOf(action.call());
        } catch (Exception e) {
            return "throws " + e + ", interrupted: " + Thread.currentThread().isInterrupted();
        }
    }

    private static String withoutIdentities(Object result) {
        return IDENTITY.matcher(String.valueOf(result)).replaceAll("$1…");
    }

    /** A thing being done on a thread of its own. */
    final class Blocked {
        private final String what;
        private final Thread thread;
        private volatile String outcome = "nothing yet";

        private Blocked(String what, Callable<?> action) {
            this.what = what;
            this.thread = threads.newThread(() -> outcome = outcome(action));
        }

        private void begin() {
            thread.start();
            untilBlocked(thread);
        }

        /** Interrupts it; prints what came of it. */
        void interrupt() throws InterruptedException {
            thread.interrupt();
            ends();
        }

        /** Waits until it is done; prints what came of it. */
        void ends() throws InterruptedException {
            thread.join();
            say(what, outcome);
        }
    }
}
