package dev.stranded.core;

/** What the agent says on the application's standard error: a line at a time, each beginning with its name. */
final class Voice {
    private final boolean quiet;

    Voice(boolean quiet) {
        this.quiet = quiet;
    }

    void say(String sentence) {
        if (!quiet) {
            System.err.println("stranded: " + sentence);
        }
    }
}
