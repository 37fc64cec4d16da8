package dev.stranded.demo.stage;

import java.io.IOException;

/**
 * Runs another program's {@code main} and ends it with the process that started it: when standard input is closed,
 * which the operating system does even if that process is killed.
 */
public final class TiedToParent {
    private TiedToParent() {}

    /** Runs the class named first with the arguments that follow. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(TiedToParent::exitWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        String[] theirs = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, theirs, 0, theirs.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) theirs);
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected; the end of it is the sign.
            }
        } catch (IOException e) {
            // The parent is gone as well.
        }
        System.exit(0);
    }
}
