package dev.stranded.core.hook;

import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;

/** The places where tasks end by an exception or are cancelled; none is on the way of those that end by themselves. */
final class EndTable {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String THROWABLE = "(Ljava/lang/Throwable;";
    private static final int THIS = 0;

    private EndTable() {}

    static List<HookPlace> places() {
        List<HookPlace> places = new ArrayList<>();
        places.add(place(
                "java/lang/Thread",
                "dispatchUncaughtException",
                THROWABLE,
                Weave.entryWith(HookCall.ofEnd("threadFails", OBJECT, OBJECT), THIS, 1)));
        places.add(place(
                "java/util/concurrent/ForkJoinTask",
                "trySetThrown",
                THROWABLE,
                Weave.entryWith(HookCall.ofEnd("forkJoinTaskFails", OBJECT, OBJECT), THIS, 1)));
        places.add(place(
                "java/util/concurrent/FutureTask",
                "cancel",
                "(Z",
                new EntryWithFlag(HookCall.ofEnd("cancelled", OBJECT, "Z"))));
        return places;
    }

    private static HookPlace place(String type, String method, String arguments, Weave weave) {
        return new HookPlace(
                "how tasks end",
                type,
                method,
                arguments,
                weave,
                Coverage.TASK_END,
                17,
                "how many tasks failed or were cancelled");
    }
}
