package dev.stranded.dist;

import java.util.List;

/** Every queue of {@code java.util.concurrent}, and every operation of it that blocks without a time-out. */
final class Desks {
    static final List<String> WAYS = List.of(
            "ArrayBlockingQueue.take",
            "ArrayBlockingQueue.put",
            "LinkedBlockingQueue.take",
            "LinkedBlockingQueue.put",
            "LinkedBlockingDeque.take",
            "LinkedBlockingDeque.put",
            "PriorityBlockingQueue.take",
            "DelayQueue.take",
            "SynchronousQueue.take",
            "SynchronousQueue.put",
            "LinkedTransferQueue.take",
            "LinkedTransferQueue.transfer");

    private Desks() {}
}
