package dev.stranded.core.census;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A channel that is no queue which was seen made; it is held weakly, or known by its identity hash alone. */
final class SyncChannel {
    private final long id;
    private final String type;
    private final int hash;
    private final @Nullable WeakReference<Object> reference;

    /** The number of the last look that met it. */
    int seenLook;

    SyncChannel(long id, String type, int hash, @Nullable Object channel) {
        this.id = id;
        this.type = type;
        this.hash = hash;
        this.reference = channel == null ? null : new WeakReference<>(channel);
    }

    long id() {
        return id;
    }

    String type() {
        return type;
    }

    int hash() {
        return hash;
    }

    /** Null where only its hash is known, or it is gone. */
    @Nullable
    Object channel() {
        return reference == null ? null : reference.get();
    }

    boolean isKnownByHash() {
        return reference == null;
    }
}
