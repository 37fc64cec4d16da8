package dev.stranded.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What the command {@code prove} was asked.
 *
 * @param subject the name of a dump, or the id of a process
 * @param json whether to print findings as they go over the wire
 * @param yes whether it was agreed to stop the process for a while
 */
public record ProveArguments(String subject, boolean json, boolean yes) {
    private static final int LONGEST_PID = 18;

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

    /** The same as it is given on the command line. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of("prove", subject));
        if (json) {
            words.add("--json");
        }
        if (yes) {
            words.add("--yes");
        }
        return words;
    }
}
