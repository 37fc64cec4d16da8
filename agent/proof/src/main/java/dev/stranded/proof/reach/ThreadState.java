package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.StaticField;
import dev.stranded.proof.hprof.ValueType;
import java.util.Map;
import java.util.TreeMap;

/** What a thread's own fields say of how it is. */
final class ThreadState {
    /** The ways to be that matter. */
    enum State {
        /** Parked without a time-out. */
        PARKED,
        /** In {@code Object.wait} without a time-out. */
        WAITING,
        /** About to enter a monitor. */
        ENTERING,
        /** Has ended or not begun. */
        NOT_RUNNING,
        /** Anything else: it goes on by itself. */
        GOING_ON
    }

    private static final int ALIVE = 0x1;
    private static final int UNTIMED = 0x10;
    private static final int IN_OBJECT_WAIT = 0x100;
    private static final int PARKED = 0x200;
    private static final int ENTERING = 0x400;
    private static final int SUSPENDED = 0x100;

    private final Map<Integer, String> virtualStates = new TreeMap<>();

    ThreadState(Heap heap) {
        HeapClass type = heap.classes().jdk("java.lang.VirtualThread");
        if (type != null) {
            for (StaticField field : type.statics()) {
                if (field.type() == ValueType.INT) {
                    virtualStates.put(heap.integerAt(field.position()), field.name());
                }
            }
        }
    }

    State of(HeapObject thread) {
        return thread.type().is("java.lang.VirtualThread") ? virtual(thread) : platform(thread);
    }

    /** Whether an interrupt or a permit is there that it is about to see. */
    boolean isAboutToWake(HeapObject thread) {
        return thread.flag("interrupted")
                || thread.flag("parkPermit")
                || thread.flag("blockPermit")
                || thread.flag("notified");
    }

    private State virtual(HeapObject thread) {
        String name = virtualStates.getOrDefault(thread.integer("state") & ~SUSPENDED, "");
        return switch (name) {
            case "PARKED", "PINNED" -> State.PARKED;
            case "WAIT" -> State.WAITING;
            case "BLOCKED" -> State.ENTERING;
            case "NEW", "TERMINATED" -> State.NOT_RUNNING;
            default -> State.GOING_ON;
        };
    }

    private static State platform(HeapObject thread) {
        HeapObject holder = thread.object("holder");
        int status = holder == null ? thread.integer("threadStatus") : holder.integer("threadStatus");
        if ((status & ALIVE) == 0) {
            return State.NOT_RUNNING;
        }
        if ((status & ENTERING) != 0) {
            return State.ENTERING;
        }
        if ((status & UNTIMED) == 0) {
            return State.GOING_ON;
        }
        return (status & PARKED) != 0 ? State.PARKED : (status & IN_OBJECT_WAIT) != 0 ? State.WAITING : State.GOING_ON;
    }
}
