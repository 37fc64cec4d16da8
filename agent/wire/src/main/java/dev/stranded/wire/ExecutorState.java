package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * An executor and its work.
 *
 * @param id stays the same as long as the executor lives
 * @param type its class
 * @param created the first application frame of the stack that made it
 * @param life how far its life has come
 * @param workers threads it has now
 * @param active of those, busy with a task
 * @param maxWorkers threads it may have
 * @param queued tasks that wait in its queue
 * @param completed tasks it has finished, about
 * @param channel the id of its work queue
 */
public record ExecutorState(
        long id,
        String type,
        @Nullable String created,
        Life life,
        long workers,
        long active,
        long maxWorkers,
        long queued,
        long completed,
        @Nullable Long channel) {
    /** How far an executor's life has come. */
    public enum Life {
        /** Takes tasks. */
        RUNNING,
        /** Takes no new tasks. */
        SHUTDOWN,
        /** Has ended. */
        TERMINATED;

        @Override
        public String toString() {
            return WireName.of(this);
        }
    }

    /** Checks that the keys that must be there are. */
    public ExecutorState {
        Required.key(type, "executor", "type");
        Required.key(life, "executor", "life");
    }
}
