package dev.stranded.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked.
 *
 * @param subject the name of a dump, or the id of a process
 * @param json whether to print findings as they go over the wire
 * @param yes whether it was agreed to stop the process for a while
 */
record ProveArguments(String subject, boolean json, boolean yes) {
    private static final int LONGEST_PID = 18;

    /** Understands them; null if they make no sense. */
    static @Nullable ProveArguments of(String[] arguments) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        boolean prove = rest.remove("prove");
        boolean json = rest.remove("--json");
        boolean yes = rest.remove("--yes");
        return prove && rest.size() == 1 && !rest.get(0).startsWith("-")
                ? new ProveArguments(rest.get(0), json, yes)
                : null;
    }

    /** Whether it is about a process: its name is a number. */
    boolean isProcess() {
        return !subject.isEmpty()
                && subject.length() <= LONGEST_PID
                && subject.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    /** The id of the process. */
    long pid() {
        return Long.parseLong(subject);
    }
}
