package dev.stranded.core.hook;

import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;

/**
 * The places in {@code CompletableFuture} that are hooked: where one fails, where one tells that it has failed, and
 * where those who wait for it give it up.
 */
final class StageTable {
    private static final String FUTURE = "java/util/concurrent/CompletableFuture";
    private static final String FAILED = FUTURE + "$AltResult";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final String THROWABLE = "(Ljava/lang/Throwable;";
    private static final int THIS = 0;
    private static final int OTHER_STAGE = 2;

    /** What hands a failure to whoever asks or listens. */
    private static final String[] TELL = {
        "reportGet",
        "reportJoin",
        "uniHandle",
        "uniWhenComplete",
        "uniExceptionally",
        "uniComposeExceptionallyStage",
        "isCancelled",
        "toString",
    };

    private static final String[] TELL_LATER = {"exceptionNow", "resultNow", "state"};

    private StageTable() {}

    static List<HookPlace> places() {
        List<HookPlace> places = new ArrayList<>();
        failing(places);
        telling(places);
        combining(places);
        return places;
    }

    private static void failing(List<HookPlace> places) {
        Weave failed = Weave.entryWith(HookCall.ofStage("stageFailed", OBJECT), 0);
        Weave passedOn = Weave.entryWith(HookCall.ofStage("failurePassedOn", OBJECT, OBJECT), 0, 1);
        Weave made = Weave.entryWith(HookCall.ofStage("failureMade", OBJECT), 0);
        Weave given = Weave.entryWith(HookCall.ofStage("failureGiven", OBJECT, OBJECT), THIS, 1);
        Weave taken = Weave.answered(HookCall.ofStage("failureTaken", "Z", OBJECT, OBJECT));
        places.add(place("encodeThrowable", THROWABLE + ")", failed, 17));
        places.add(place("encodeThrowable", THROWABLE + OBJECT, passedOn, 17));
        places.add(place("failedFuture", THROWABLE, made, 17));
        places.add(place("failedStage", THROWABLE, made, 17));
        places.add(place("completeExceptionally", THROWABLE, given, 17));
        places.add(place("completeExceptionally", THROWABLE, taken, 17));
        places.add(place("completeThrowable", THROWABLE, taken, 17));
        Weave async = BeforeCall.withArgumentAndRead(
                HookCall.ofStage("asyncFailed", OBJECT, OBJECT), "completeThrowable", "fn");
        places.add(place(FUTURE + "$AsyncSupply", "run", "()", async, 17));
        places.add(place(FUTURE + "$AsyncRun", "run", "()", async, 17));
    }

    private static void telling(List<HookPlace> places) {
        Weave told = Weave.afterReading(HookCall.ofStage("failureTold", OBJECT), FAILED, "ex");
        for (String method : TELL) {
            places.add(place(method, "(", told, 17));
        }
        for (String method : TELL_LATER) {
            places.add(place(method, "()", told, 19));
        }
        places.add(place(FUTURE + "$UniComposeExceptionally", "tryFire", "(", told, 17));
        places.add(place(
                "isCompletedExceptionally", "()", Weave.entryWith(HookCall.ofStage("failureAsked", OBJECT), THIS), 17));
    }

    /** Where one of several futures stands for the others. */
    private static void combining(List<HookPlace> places) {
        HookCall both = HookCall.ofStage("bothEnded", OBJECT, OBJECT);
        Weave ofArguments = BeforeCall.withArguments(both, "completeThrowable");
        for (String stage : new String[] {"biApply", "biAccept", "biRun"}) {
            places.add(place(stage, "(" + OBJECT + OBJECT, ofArguments, 17));
        }
        places.add(place(
                FUTURE + "$BiRelay", "tryFire", "(", BeforeCall.withRead(both, "completeThrowable", "result"), 17));
        places.add(place("andTree", "(", BeforeCall.withRead(both, "encodeThrowable", "result"), 17));
        places.add(place("anyOf", "(", Weave.entryWith(HookCall.ofStage("anyCounts", OBJECTS), 0), 17));
        Weave either = Weave.entryWith(HookCall.ofStage("eitherCounts", OBJECT, OBJECT), THIS, OTHER_STAGE);
        for (String stage : new String[] {"orApplyStage", "orAcceptStage", "orRunStage"}) {
            places.add(place(stage, "(", either, 17));
        }
        places.add(place("cleanStack", "()", Weave.entryWith(HookCall.ofStage("futureGivenUp", OBJECT), THIS), 17));
    }

    private static HookPlace place(String method, String arguments, Weave weave, int since) {
        return place(FUTURE, method, arguments, weave, since);
    }

    private static HookPlace place(String type, String method, String arguments, Weave weave, int since) {
        return new HookPlace(
                "failures of CompletableFutures",
                type,
                method,
                arguments,
                weave,
                Coverage.FAILURE,
                since,
                "failures of CompletableFutures that nobody looks at");
    }
}
