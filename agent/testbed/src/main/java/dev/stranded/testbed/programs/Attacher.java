package dev.stranded.testbed.programs;

import com.sun.tools.attach.VirtualMachine;

/** Attaches an agent to a JVM that runs. Arguments: its process id, the agent's jar, the agent's options. */
public final class Attacher {
    private Attacher() {}

    /** Attaches, detaches and ends. */
    public static void main(String[] arguments) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(arguments[0]);
        try {
            jvm.loadAgent(arguments[1], arguments[2]);
        } finally {
            jvm.detach();
        }
        System.out.println("attached");
    }
}
