package dev.stranded.cli;

/** What a command's exit code says. */
final class ExitCode {
    /** It was done, and nothing is wrong with the JVM as far as was asked. */
    static final int FINE = 0;

    /** It was done, and there are findings. */
    static final int FOUND = 1;

    /** It could not be done, or the command was not understood. */
    static final int FAILED = 2;

    private ExitCode() {}
}
