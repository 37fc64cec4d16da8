package dev.stranded.testbed.programs;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;

/**
 * Runs kernels of bugs, one after the other, and stays with what they leave behind. As a test in Go, each is made and
 * begun by a task of its own, which ends.
 *
 * <p>Arguments: the kind of threads, {@code buggy} or {@code fixed}, and the kernels, such as {@code moby.HealthProbe}.
 */
public final class KernelRun {
    private KernelRun() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        boolean fixed = arguments[1].equals("fixed");
        for (int i = 2; i < arguments.length; i++) {
            String name = arguments[i];
            Thread test = threads.newThread(() -> run(name, threads, fixed));
            test.start();
            test.join();
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void run(String name, ThreadFactory threads, boolean fixed) {
        try {
            Class.forName(Kernel.class.getPackageName() + "." + name)
                    .asSubclass(Kernel.class)
                    .getConstructor()
                    .newInstance()
                    .run(threads, fixed);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new AssertionError("could not run " + name, e);
        }
    }
}
