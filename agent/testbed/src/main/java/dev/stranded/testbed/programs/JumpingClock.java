package dev.stranded.testbed.programs;

import java.util.concurrent.SynchronousQueue;

/**
 * Tests itself while the agent's wall clock is set to what the test says, by the seconds it is wrong.
 *
 * <p>Argument: {@code leaky}, then it also leaves threads behind that wait for ever, or {@code healthy}.
 */
public final class JumpingClock {
    private JumpingClock() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Thread testing = new Thread(JumpingClock::test);
        testing.setDaemon(true);
        testing.start();
        if (arguments[0].equals("leaky")) {
            Thread leaking = new Thread(JumpingClock::leak);
            leaking.setDaemon(true);
            leaking.start();
        }
        while (true) {
            String seconds = parent.hear();
            System.setProperty("saboteur.clock.seconds", seconds);
            parent.tell("wrong by " + seconds);
        }
    }

    private static void test() {
        try {
            while (true) {
                for (SelfTest test : SelfTest.onAllThreads()) {
                    test.checkedRound();
                }
                Pace.pass(100);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void leak() {
        SynchronousQueue<String> answers = new SynchronousQueue<>();
        for (int i = 0; i < 500; i++) {
            Thread left = new Thread(() -> answer(answers));
            left.setDaemon(true);
            left.start();
            Pace.pass(40);
        }
    }

    private static void answer(SynchronousQueue<String> answers) {
        try {
            answers.put("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
