package dev.stranded.core;

import java.util.ArrayList;
import java.util.List;

/** What the agent says on the application's standard error: a line at a time, each beginning with its name. */
final class Voice {
    private static final int MOST_KEPT = 20;

    private final boolean quiet;
    private final List<String> said = new ArrayList<>();

    Voice(boolean quiet) {
        this.quiet = quiet;
    }

    /** What it has said so far, for who has attached the agent; the first few. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized void say(String sentence) {
        if (said.size() < MOST_KEPT) {
            said.add(sentence);
        }
        if (!quiet) {
            System.err.println("stranded: " + sentence);
        }
    }
}
