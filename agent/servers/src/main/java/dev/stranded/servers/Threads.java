package dev.stranded.servers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What JDK 21 brought and this code, which runs on 17 as well, can't name. */
final class Threads {
    private Threads() {}

    /** An executor with a virtual thread for each task. */
    static ExecutorService virtualPerTask() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
