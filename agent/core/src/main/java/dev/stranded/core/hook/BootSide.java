package dev.stranded.core.hook;

import dev.stranded.bootstrap.Residence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hooks' classes where the JDK's classes can see them: into the boot loader's unnamed module.
 *
 * <p>They are defined one by one through {@code ClassLoader.defineClass1} rather than by appending a jar to the boot
 * class path, which would switch off the sharing of archived application classes and make HotSpot say so. The JVM lets
 * classes of {@code java.base} that an agent has changed read that module.
 *
 * <p>It calls through a method handle: on JDK 18 and later a reflective call makes several classes for itself, which
 * would delay {@code main}.
 */
public final class BootSide {
    private static final String PACKAGE = "dev.stranded.bootstrap.";

    private static final MethodType DEFINE = MethodType.methodType(
            Class.class,
            ClassLoader.class,
            String.class,
            byte[].class,
            int.class,
            int.class,
            ProtectionDomain.class,
            String.class);

    /** Every class of the module {@code bootstrap}, superclasses first. */
    private static final String[] CLASSES = {
        "Residence",
        "AgentWork",
        "SpawnStack",
        "EndCounts",
        "TaskKind",
        "TaskKind$Sample",
        "TaskKind$KindOfClass",
        "Owner",
        "TaskRecord",
        "WorkCount",
        "WorkerState",
        "PlatformTask",
        "PlatformTasks",
        "EarlierTasks",
        "VirtualTask",
        "FollowedTask",
        "Witness",
        "VirtualWorker",
        "JdkLookup",
        "ThreadFields",
        "OtherWrappers",
        "JdkFields",
        "JdkFields$OfVirtual",
        "JdkFields$OfPublisher",
        "JdkWrappers",
        "JdkWrappers$Names",
        "ClassChanges",
        "Tasks",
        "TaskEnd",
        "TaskEnds",
        "Creation",
        "Creations",
        "WeakLedger",
        "Failure",
        "Failures",
        "Closing",
        "Refusal",
        "Closings",
        "StageFields",
        "MadeTasks",
        "Releasers",
        "Circuit",
        "Coverage",
        "Faults",
        "Hooks",
        "StageHooks",
        "EndHooks",
        "CloseHooks",
    };

    /** Those that look up what hooks read in the JDK. */
    private static final String[] READERS = {"JdkFields", "StageFields", "TaskEnds"};

    private BootSide() {}

    /**
     * Defines the classes, unless an earlier attach has, and opens what they and the core read in the JDK.
     *
     * @return whether those that are there now are of this build
     */
    public static boolean define(Instrumentation instrumentation) {
        open(instrumentation, BootSide.class.getModule());
        MethodHandle define = definer();
        Class<?> defined = null;
        CRC32 build = new CRC32();
        boolean first = find(PACKAGE + CLASSES[0]) == null;
        for (String name : CLASSES) {
            byte[] bytes = read(name);
            build.update(bytes);
            defined = first ? null : find(PACKAGE + name);
            if (defined == null) {
                defined = define(define, bytes);
            }
        }
        if (defined != null) {
            open(instrumentation, defined.getModule());
        }
        return Residence.isOfBuild(build.getValue());
    }

    /**
     * Has the readers look up what they need in the JDK now. Left to the first hook that needs it, it may happen on a
     * thread with hardly any stack left, and a class that fails at it once is lost for good.
     */
    static void initialize() {
        for (String name : READERS) {
            try {
                Class.forName(PACKAGE + name, true, Residence.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new LinkageError("a class is missing that was defined", e);
            }
        }
    }

    private static void open(Instrumentation instrumentation, Module to) {
        Set<Module> one = Set.of(to);
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of(
                        "java.io", one,
                        "java.lang", one,
                        "java.util", one,
                        "java.util.concurrent", one,
                        "java.util.concurrent.locks", one,
                        "jdk.internal.misc", one,
                        "jdk.internal.vm", one),
                Set.of(),
                Map.of());
    }

    private static MethodHandle definer() {
        try {
            return MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findStatic(ClassLoader.class, "defineClass1", DEFINE);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.ClassLoader has no method defineClass1", e);
        }
    }

    private static Class<?> define(MethodHandle define, byte[] bytes) {
        try {
            return (Class<?>) define.invokeExact(
                    (ClassLoader) null, (String) null, bytes, 0, bytes.length, (ProtectionDomain) null, (String) null);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("the JDK refused to define a class", e);
        }
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static byte[] read(String name) {
        String entry = "boot/" + (PACKAGE + name).replace('.', '/') + ".classdata";
        try (InputStream in = BootSide.class.getClassLoader().getResourceAsStream(entry)) {
            if (in == null) {
                throw new IllegalStateException("the agent's jar has no entry " + entry + "; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the agent's jar can't be read", e);
        }
    }
}
