package dev.stranded.demo.watched;

import dev.stranded.demo.stage.ChildJvm;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process once its resident memory is beyond a limit, as the kernel does in a container of that size. It looks
 * twenty times a second, so the process may be a little above the limit when it dies.
 */
public final class MemoryLimit implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final ChildJvm process;
    private final ResidentMemory memory;
    private final long bytes;
    private final Thread watch = new Thread(this::watch, "memory-limit");
    private volatile boolean reached;

    private MemoryLimit(ChildJvm process, long bytes) {
        this.process = process;
        this.memory = new ResidentMemory(process.pid());
        this.bytes = bytes;
    }

    /** Watches from now on. */
    public static MemoryLimit set(ChildJvm process, long bytes) {
        MemoryLimit limit = new MemoryLimit(process, bytes);
        limit.watch.setDaemon(true);
        limit.watch.start();
        return limit;
    }

    /** The limit. */
    public long bytes() {
        return bytes;
    }

    /** The most resident memory that it has seen. */
    public long peakBytes() {
        return memory.peakBytes();
    }

    /** Whether it has killed the process. */
    public boolean reached() {
        return reached;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                memory.look();
                if (memory.nowBytes() > bytes) {
                    reached = true;
                    process.kill();
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
