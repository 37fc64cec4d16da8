package dev.stranded.demo.contest;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A ring of atomic references. Nobody wakes anybody: who waits looks again and again, and lets others go first.
 *
 * <p>Only one thread may give and only one take: each keeps its place for itself.
 */
final class AtomicHandOver implements HandOver {
    private final AtomicReferenceArray<Long> ring = new AtomicReferenceArray<>(Contest.CAPACITY);
    private long given;
    private long taken;

    @Override
    public void give(Long thing) throws InterruptedException {
        int place = (int) (given++ % Contest.CAPACITY);
        while (ring.get(place) != null) {
            lookAgain();
        }
        ring.set(place, thing);
    }

    @Override
    public Long take() throws InterruptedException {
        int place = (int) (taken++ % Contest.CAPACITY);
        Long thing = ring.get(place);
        while (thing == null) {
            lookAgain();
            thing = ring.get(place);
        }
        ring.set(place, null);
        return thing;
    }

    @SuppressWarnings("ThreadPriorityCheck") // It is what such a loop has to do where processors are few.
    private static void lookAgain() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Thread.yield();
    }
}
