package dev.stranded.core.census;

import dev.stranded.bootstrap.AgentWork;

/** Tells the JDK's and the agent's own threads from the application's. */
final class Plumbing {
    private Plumbing() {}

    static boolean is(Thread thread) {
        if (AgentWork.isDoneBy(thread) || thread.getClass().getName().startsWith("jdk.internal.")) {
            return true;
        }
        ThreadGroup group = thread.getThreadGroup();
        // The system group is the JDK's; an application's threads start in the group "main" below it.
        return group == null || group.getParent() == null || thread.getName().equals("DestroyJavaVM");
    }
}
