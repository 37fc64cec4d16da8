package dev.stranded.proof.attach;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of the module {@code jdk.attach}: a JRE may lack them, and they are not visible to the loader of this
 * class, so they are looked up by name. {@code Add-Exports} in the jar's manifest opens the one for commands.
 */
final class AttachApi {
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";
    private static final String DESCRIPTOR = "com.sun.tools.attach.VirtualMachineDescriptor";
    private static final String HOTSPOT = "sun.tools.attach.HotSpotVirtualMachine";

    private AttachApi() {}

    /** The ids of the JVMs of this machine that can be attached to. */
    static List<Long> list() throws ReflectiveOperationException {
        List<Long> list = new ArrayList<>();
        for (Object descriptor : (List<?>) type(MACHINE).getMethod("list").invoke(null)) {
            list.add(Long.valueOf((String) type(DESCRIPTOR).getMethod("id").invoke(descriptor)));
        }
        return list;
    }

    static Object attach(long pid) throws ReflectiveOperationException {
        return type(MACHINE).getMethod("attach", String.class).invoke(null, Long.toString(pid));
    }

    /** Calls a method of an attached JVM that has no parameters. */
    static Object call(Object machine, String method) throws ReflectiveOperationException {
        Object result = type(MACHINE).getMethod(method).invoke(machine);
        return result == null ? machine : result;
    }

    /** Has it obey a diagnostic command; the result is a stream of what it prints. */
    static Object command(Object machine, String command) throws ReflectiveOperationException {
        return type(HOTSPOT).getMethod("executeJCmd", String.class).invoke(machine, command);
    }

    /** Has it load an agent. */
    static void load(Object machine, String jar, String options) throws ReflectiveOperationException {
        type(MACHINE).getMethod("loadAgent", String.class, String.class).invoke(machine, jar, options);
    }

    /** What a call failed of. */
    static Throwable cause(ReflectiveOperationException failure) {
        Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
        return cause == null ? failure : cause;
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}
