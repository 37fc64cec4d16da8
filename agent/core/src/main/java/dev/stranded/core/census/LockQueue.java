package dev.stranded.core.census;

import org.jspecify.annotations.Nullable;

/** Where a synchronizer keeps its queue of waiting threads; that of a read-write lock is another from JDK 25 on. */
record LockQueue(JdkField head, JdkField next, JdkField waiter) {
    private static final LockQueue[] ALL = {
        of("java.util.concurrent.locks.AbstractQueuedSynchronizer"),
        of("java.util.concurrent.locks.AbstractQueuedLongSynchronizer"),
    };

    private static LockQueue of(String synchronizer) {
        String node = synchronizer + "$Node";
        return new LockQueue(JdkField.of(synchronizer, "head"), JdkField.of(node, "next"), JdkField.of(node, "waiter"));
    }

    /** The thread that is first in the queue of {@code lock}; null where none waits. */
    static @Nullable Thread first(Object lock) {
        for (LockQueue queue : ALL) {
            if (queue.waiter.of(queue.next.of(queue.head.of(lock))) instanceof Thread first) {
                return first;
            }
        }
        return null;
    }
}
