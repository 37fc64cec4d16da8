package dev.stranded.testbed.programs;

import dev.stranded.testbed.sabotage.Saboteur;
import java.util.List;

/**
 * Has the agent's hooks fail one after the other, and does its own work meanwhile until the agent has had enough of
 * that hook, or does not seem to meet it. Before each it waits to be told to go on, and has all hooks switched on
 * again.
 */
public final class HookAfterHook {
    private static final int MOST_ROUNDS = 12;
    private static final int ENOUGH = 100;

    private HookAfterHook() {}

    /** Runs until standard input ends, or until all hooks have failed. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        List<SelfTest> tests = SelfTest.onAllThreads();
        int number = 0;
        for (String hook : Saboteur.hooks()) {
            parent.hear();
            faults("switchOn");
            Saboteur.breakHooks(hook::equals, Saboteur.Way.FAULT);
            int faults = 0;
            for (int round = 0; round < MOST_ROUNDS && faults < ENOUGH; round++) {
                for (SelfTest test : tests) {
                    test.checkedRound();
                }
                faults = (int) faults("count");
            }
            Saboteur.breakHooks(none -> false, Saboteur.Way.FAULT);
            parent.tell(++number + " " + hook + ": " + faults);
        }
        parent.hear();
        parent.tell(++number + " is none");
        parent.hear();
    }

    /** Asks the agent's own count, which is in the boot loader. */
    private static Object faults(String method) throws ReflectiveOperationException {
        Object answer = Class.forName("dev.stranded.bootstrap.Faults", true, null)
                .getMethod(method)
                .invoke(null);
        return answer == null ? 0 : answer;
    }
}
