package dev.stranded.core.hook;

import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;

/**
 * The places on the way of virtual threads. {@code VirtualThread} itself is not changed: the JVM would have to link it
 * before there is a virtual thread, and every lock that can be interrupted would cost more from then on.
 */
final class VirtualThreadTable {
    private static final String VIRTUAL = "java/lang/VirtualThread";
    private static final String PARKER = "java/util/concurrent/locks/LockSupport";
    private static final String PARKS = "jdk/internal/misc/VirtualThreads";
    private static final String NO_WAITS = "how long virtual threads have waited";
    private static final int SINCE = 21;

    private VirtualThreadTable() {}

    static List<HookPlace> places() {
        List<HookPlace> places = new ArrayList<>();
        places.add(new HookPlace(
                "virtual thread start",
                "java/lang/ThreadBuilders",
                "newVirtualThread",
                null,
                AtCall.before(HookCall.replacingRunnable("virtualCreated"), VIRTUAL + ".<init>"),
                Coverage.VIRTUAL_START,
                SINCE,
                "where virtual threads are spawned"));
        places.add(new HookPlace(
                "virtual thread end",
                VIRTUAL + "$VThreadContinuation$1",
                "run",
                "()",
                AtCall.unwrapThenEnd(
                        HookCall.replacingRunnable("virtualTask", "Ljava/lang/Thread;"),
                        HookCall.of("virtualEnded", HookCall.RUNNABLE),
                        "val$task",
                        VIRTUAL + ".run"),
                Coverage.VIRTUAL_END,
                SINCE,
                "when virtual threads end"));
        Weave parking = AtCall.before(
                HookCall.of("virtualParking"),
                "jdk/internal/access/JavaLangAccess.parkVirtualThread",
                PARKS + ".park",
                PARKS + ".parkUntil");
        for (String park : new String[] {"park()", "park(Ljava/lang/Object;)"}) {
            places.add(park("virtual thread park", park, parking));
        }
        for (String park : new String[] {"parkNanos(J)", "parkNanos(Ljava/lang/Object;J)", "parkUntil(J)"}) {
            places.add(park("virtual thread timed park", park, parking));
        }
        // Who sleeps now and then goes on. Up to some JDK each sleep does it itself, later they share a sleepNanos.
        places.add(new HookPlace(
                "virtual thread sleep",
                "java/lang/Thread",
                "sleep*",
                null,
                AtCall.before(HookCall.of("virtualParking"), VIRTUAL + ".sleepNanos"),
                Coverage.VIRTUAL_PARK,
                SINCE,
                NO_WAITS));
        return places;
    }

    private static HookPlace park(String follows, String method, Weave parking) {
        int arguments = method.indexOf('(');
        return new HookPlace(
                follows,
                PARKER,
                method.substring(0, arguments),
                method.substring(arguments),
                parking,
                Coverage.VIRTUAL_PARK,
                SINCE,
                NO_WAITS);
    }
}
