package dev.stranded.proof;

import dev.stranded.proof.attach.AttachFailure;
import dev.stranded.proof.attach.AttachedJvm;
import dev.stranded.proof.attach.ThreadPrint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a JVM's threads: right before a dump, right after it, and once more. Who is just about to go on does so in
 * between; who stays is not moved by anything.
 */
final class Looks {
    private static final long BETWEEN_MILLIS = 150;

    private final AttachedJvm jvm;
    private final ThreadPrint before;
    private ThreadPrint after;
    private ThreadPrint second;

    /** Looks for the first time. */
    Looks(AttachedJvm jvm) throws AttachFailure {
        this.jvm = jvm;
        this.before = look();
        this.after = before;
        this.second = before;
    }

    void afterDump() throws AttachFailure {
        after = look();
    }

    /** Looks once more, a little later. */
    void secondTime() throws AttachFailure, ProveFailure {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProveFailure("was interrupted", e);
        }
        second = look();
    }

    /**
     * What they tell.
     *
     * @param exact whether the JVM's compiler leaves objects whole
     */
    ThreadFacts facts(boolean exact) {
        Map<Long, Long> owners = new HashMap<>(before.monitorOwners());
        owners.entrySet().retainAll(after.monitorOwners().entrySet());
        Map<Long, String> waitedTypes = new HashMap<>(before.waitedTypes());
        waitedTypes.entrySet().retainAll(after.waitedTypes().entrySet());
        return new ThreadFacts(owners, waitedTypes, exact, stayed(), false);
    }

    /** Threads that were in one and the same wait all the time. */
    private Set<Long> stayed() {
        Set<Long> stayed = after.stayedSince(before);
        stayed.retainAll(second.stayedSince(after));
        return stayed;
    }

    private ThreadPrint look() throws AttachFailure {
        return new ThreadPrint(jvm.ask("Thread.print"));
    }
}
