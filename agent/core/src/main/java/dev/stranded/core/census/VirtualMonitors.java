package dev.stranded.core.census;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which monitors a thread holds and waits for, virtual ones included: HotSpot tells from JDK 25 on.
 *
 * <p>It is asked only of threads that have long been blocked. HotSpot can crash when it is asked of a virtual thread
 * that is just being mounted, unless some agent makes it take note of that, as this one does by its presence; so it is
 * not asked where that is switched off.
 */
final class VirtualMonitors {
    private static final int FIRST_JDK = 25;
    private static final int LOCKED = 0;
    private static final String SNAPSHOT = "jdk.internal.vm.ThreadSnapshot";

    private static final @Nullable MethodHandle TAKE = handle();
    private static final JdkField BLOCKER = JdkField.of(SNAPSHOT, "blocker");
    private static final JdkField AWAITED = JdkField.of(SNAPSHOT + "$ThreadBlocker", "obj");
    private static final JdkField LOCKS = JdkField.of(SNAPSHOT, "locks");
    private static final JdkField LOCK_TYPE = JdkField.of(SNAPSHOT + "$ThreadLock", "typeOrdinal");
    private static final JdkField LOCK = JdkField.of(SNAPSHOT + "$ThreadLock", "obj");

    private VirtualMonitors() {}

    /** Whether this JVM tells. */
    static boolean areKnown() {
        return TAKE != null;
    }

    /** Null where the thread has ended. */
    static @Nullable Held of(Thread thread) {
        Object snapshot;
        try {
            snapshot = TAKE == null ? null : TAKE.invoke(thread);
        } catch (Throwable e) {
            return null;
        }
        List<Object> owned = new ArrayList<>();
        if (LOCKS.of(snapshot) instanceof Object[] locks) {
            for (Object lock : locks) {
                // Of a monitor that compiled code has done away with, only the class is told.
                if (LOCK_TYPE.of(lock) instanceof Integer type && type == LOCKED) {
                    Object monitor = LOCK.of(lock);
                    if (monitor != null) {
                        owned.add(monitor);
                    }
                }
            }
        }
        return snapshot == null ? null : new Held(AWAITED.of(BLOCKER.of(snapshot)), owned);
    }

    private static @Nullable MethodHandle handle() {
        Class<?> snapshot = Runtime.version().feature() < FIRST_JDK ? null : Jdk.type(SNAPSHOT);
        if (snapshot == null || !mountsAreNoted()) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(snapshot, MethodHandles.lookup())
                    .findStatic(snapshot, "of", MethodType.methodType(snapshot, Thread.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static boolean mountsAreNoted() {
        if (ModuleLayer.boot().findModule("jdk.management").isEmpty()) {
            return false;
        }
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return hotSpot != null
                    && Boolean.parseBoolean(hotSpot.getVMOption("DoJVMTIVirtualThreadTransitions")
                            .getValue());
        } catch (IllegalArgumentException e) {
            // The option can't be set in this JVM, and is on by default.
            return true;
        }
    }

    /**
     * The monitors of one thread.
     *
     * @param awaited that it waits for
     * @param owned that it holds
     */
    record Held(@Nullable Object awaited, List<Object> owned) {}
}
