package dev.stranded.testbed.programs;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;

/**
 * Runs kernels of bugs, one after the other, and stays with what they leave behind.
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
            kernel(arguments[i]).run(threads, fixed);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static Kernel kernel(String name) throws ReflectiveOperationException {
        return Class.forName(Kernel.class.getPackageName() + "." + name)
                .asSubclass(Kernel.class)
                .getConstructor()
                .newInstance();
    }
}
