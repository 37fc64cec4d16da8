package dev.stranded.testbed.programs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Loads the classes of a program that tests itself again and again, each time in a loader of their own and on several
 * threads at once, and runs it. It counts the rounds aloud.
 */
public final class ClassStorm {
    private static final int THREADS = 3;

    private ClassStorm() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) {
        Parent parent = Parent.attend();
        Rounds rounds = new Rounds(parent);
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> run(rounds), "loading-" + i).start();
        }
    }

    private static void run(Rounds rounds) {
        URL here = ClassStorm.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            while (true) {
                try (URLClassLoader loader = new URLClassLoader(new URL[] {here}, null)) {
                    test(loader);
                }
                rounds.count();
            }
        } catch (Throwable e) {
            System.out.println("wrong: " + e);
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private static void test(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = Class.forName(SelfTest.class.getName(), true, loader);
        Method round = type.getDeclaredMethod("checkedRound");
        round.setAccessible(true);
        Method all = type.getDeclaredMethod("onAllThreads");
        all.setAccessible(true);
        try {
            for (Object test : (List<?>) all.invoke(null)) {
                round.invoke(test);
            }
        } catch (InvocationTargetException e) {
            throw new AssertionError("a test does not throw", e.getCause());
        }
    }

    private static final class Rounds {
        private final Parent parent;
        private int count;

        Rounds(Parent parent) {
            this.parent = parent;
        }

        synchronized void count() {
            parent.tell("round " + ++count);
        }
    }
}
