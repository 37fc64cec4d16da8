package dev.stranded.proof;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Where somebody sits and can be asked. */
public final class Terminal {
    private Terminal() {}

    /** Whether both input and output are a terminal. */
    public static boolean isThere() {
        return console() != null;
    }

    /** Asks for a yes; false where there is nobody to ask. */
    static boolean agrees(String question) {
        Console console = console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine("%s", question);
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console console() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            // From JDK 22 on there is a console without a terminal, too.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }
}
