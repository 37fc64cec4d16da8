package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.HeapThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread or a virtual thread that the dump shows, and what becomes of it in the fixed point. */
final class Task {
    private final HeapThread thread;
    private final HeapObject object;
    private final List<Frame> stack;
    private final Waiting waiting;
    private @Nullable Tier releasedIn;
    private int releasedThrough = -1;
    private boolean channelReached;
    private long retainedBytes;

    Task(HeapThread thread, HeapObject object, List<Frame> stack, Waiting waiting) {
        this.thread = thread;
        this.object = object;
        this.stack = stack;
        this.waiting = waiting;
    }

    HeapThread thread() {
        return thread;
    }

    HeapObject object() {
        return object;
    }

    List<Frame> stack() {
        return stack;
    }

    Waiting waiting() {
        return waiting;
    }

    /** How it waits; null if it lives anyway. */
    Waiting.@Nullable Blocked blocked() {
        return waiting instanceof Waiting.Blocked blocked ? blocked : null;
    }

    /** Whether it is the agent's own. */
    boolean isAgents() {
        return AgentTraces.isThread(object);
    }

    boolean isVirtual() {
        return object.type().is("java.lang.VirtualThread");
    }

    /** Whether it is a platform thread that the JVM's end waits for; the JVM's own, which show no stack, are not. */
    boolean keepsJvmUp() {
        HeapObject holder = object.object("holder");
        boolean daemon = holder == null ? object.flag("daemon") : holder.flag("daemon");
        return !isVirtual() && !daemon && !stack.isEmpty();
    }

    /** Whether it lives, as far as is known. */
    boolean lives() {
        return waiting instanceof Waiting.Alive || releasedIn != null;
    }

    /** Since which tier it lives; null if it does not, or did from the start. */
    @Nullable
    Tier releasedIn() {
        return releasedIn;
    }

    /** The object that was reached and so released it. */
    int releasedThrough() {
        return releasedThrough;
    }

    void release(Tier tier, int through) {
        releasedIn = tier;
        releasedThrough = through;
    }

    /** Whether one of the objects was reached that it waits on. */
    boolean isChannelReached() {
        return channelReached;
    }

    void channelReached(int through) {
        channelReached = true;
        releasedThrough = through;
    }

    /** What only tasks that never go on hold, this one as the first. */
    long retainedBytes() {
        return retainedBytes;
    }

    void retains(long bytes) {
        retainedBytes = bytes;
    }
}
