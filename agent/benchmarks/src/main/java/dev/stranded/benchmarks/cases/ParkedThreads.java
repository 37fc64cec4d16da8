package dev.stranded.benchmarks.cases;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;

/** Virtual threads that are parked, each by a task of its own, and how much memory the JVM uses then. */
public final class ParkedThreads {
    private static final int SECONDS_OF_LOOKS = 8;

    private ParkedThreads() {}

    /** Takes how many; prints what {@link UsedMemory} tells. */
    public static void main(String[] arguments) throws InterruptedException, JMException {
        int threads = Integer.parseInt(arguments[0]);
        for (int i = 0; i < threads; i++) {
            VirtualThreads.start(ParkedThreads::parkForEver);
        }
        TimeUnit.SECONDS.sleep(SECONDS_OF_LOOKS);
        System.out.println(UsedMemory.now());
        Runtime.getRuntime().halt(0);
    }

    private static void parkForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
