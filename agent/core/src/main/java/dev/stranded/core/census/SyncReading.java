package dev.stranded.core.census;

import dev.stranded.wire.SyncState;
import org.jspecify.annotations.Nullable;

/** What was read of a channel that is no queue: words, and the figures that there are. */
final class SyncReading {
    private final String text;
    private @Nullable Long count;
    private @Nullable Long permits;
    private @Nullable Long parties;
    private @Nullable Long unarrived;
    private @Nullable Long phase;
    private @Nullable Long holds;
    private @Nullable Long readers;
    private @Nullable Boolean done;
    private SyncState.@Nullable Owner owner;
    private @Nullable Long size;
    private @Nullable Long capacity;
    private @Nullable Long waiting;

    private SyncReading(String text) {
        this.text = text;
    }

    static SyncReading of(String text) {
        return new SyncReading(text);
    }

    SyncReading count(long value) {
        count = value;
        return this;
    }

    SyncReading permits(long value) {
        permits = value;
        return this;
    }

    SyncReading parties(long all, long missing) {
        parties = all;
        unarrived = missing;
        return this;
    }

    SyncReading phase(long value) {
        phase = value;
        return this;
    }

    SyncReading holds(long value) {
        holds = value;
        return this;
    }

    SyncReading readers(long value) {
        readers = value;
        return this;
    }

    SyncReading done(boolean value) {
        done = value;
        return this;
    }

    SyncReading owner(@Nullable Thread thread) {
        owner = thread == null ? null : describe(thread);
        return this;
    }

    SyncReading owner(long id, String name) {
        owner = new SyncState.Owner(id, name, false, null);
        return this;
    }

    /** How much lies in it, and how much it can hold. */
    SyncReading fill(long now, long most) {
        size = now;
        capacity = most;
        return this;
    }

    /** How many wait there, where that is not told by what they are blocked on. */
    SyncReading waiting(long value) {
        waiting = value;
        return this;
    }

    @Nullable
    Long size() {
        return size;
    }

    @Nullable
    Long capacity() {
        return capacity;
    }

    @Nullable
    Long waiting() {
        return waiting;
    }

    SyncState state() {
        return new SyncState(text, count, permits, parties, unarrived, phase, holds, readers, done, owner);
    }

    /** A thread in words, such as thread "writer" or virtual thread 31, and whether it has ended. */
    static String words(Thread thread) {
        String name = thread.getName();
        return (Jdk.virtual(thread) ? "virtual thread " : "thread ")
                + (name.isEmpty() ? Jdk.id(thread) : "\"" + name + "\"")
                + (isEnded(thread) ? ", which has ended" : "");
    }

    private static SyncState.Owner describe(Thread thread) {
        return new SyncState.Owner(
                Jdk.id(thread), thread.getName(), Jdk.virtual(thread), isEnded(thread) ? Boolean.TRUE : null);
    }

    private static boolean isEnded(Thread thread) {
        return Jdk.state(thread) == Thread.State.TERMINATED;
    }
}
