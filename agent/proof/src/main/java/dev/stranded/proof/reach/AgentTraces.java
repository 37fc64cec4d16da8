package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Field;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;

/**
 * What this project's agent leaves in the heap of a JVM that it watches. It releases nobody, so what it refers to does
 * not count as reached by it.
 */
final class AgentTraces {
    private static final String BOOT = "dev.stranded.bootstrap.";
    private static final String[] OTHERS = {
        "dev.stranded.core.", "dev.stranded.premain.", "dev.stranded.proof.dump.", "dev.stranded.wire."
    };
    private static final String WORK = BOOT + "AgentWork";

    private AgentTraces() {}

    /** Whether it is a class of the agent's. */
    static boolean isOf(HeapClass type) {
        if (type.boot()) {
            return type.name().startsWith(BOOT);
        }
        for (String prefix : OTHERS) {
            if (type.name().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the field by which the record of a virtual thread stands before the application's task. */
    static boolean isTask(Field field) {
        return field.declaring().equals(BOOT + "VirtualTask") && field.name().equals("task");
    }

    /** Whether it is a thread of the agent's. */
    static boolean isThread(HeapObject thread) {
        HeapObject holder = thread.object("holder");
        HeapObject work = holder == null ? thread.object("target") : holder.object("task");
        return work != null && work.type().boot() && work.type().name().equals(WORK);
    }
}
