package dev.stranded.dist.others;

import java.util.ArrayList;
import java.util.List;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.AwaitKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.debug.internal.DebugProbesImpl;

/** Coroutines on Kotlin's own workers, which its debug agent follows. */
public final class Coroutines {
    private static final int COUNT = 100;
    private static final long LONG_MILLIS = 1_000_000;

    private Coroutines() {}

    /** Prints what they worked out and whether they are followed, then leaves threads behind until input ends. */
    public static void main(String[] arguments) throws Exception {
        List<Deferred<Integer>> numbers = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            int number = i;
            numbers.add(BuildersKt.async(
                    GlobalScope.INSTANCE, Dispatchers.getDefault(), CoroutineStart.DEFAULT, (scope, then) -> number));
        }
        List<? extends Integer> all = BuildersKt.<List<? extends Integer>>runBlocking(
                EmptyCoroutineContext.INSTANCE, (scope, then) -> AwaitKt.awaitAll(numbers, then));
        System.out.println("sum: " + all.stream().mapToInt(Integer::intValue).sum());
        BuildersKt.async(
                GlobalScope.INSTANCE,
                Dispatchers.getDefault(),
                CoroutineStart.UNDISPATCHED,
                (scope, then) -> DelayKt.delay(LONG_MILLIS, then));
        System.out.println(
                "followed: " + DebugProbesImpl.INSTANCE.dumpCoroutinesInfo().size());
        LeftBehind.untilInputEnds();
    }
}
