package dev.stranded.proof.attach;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the lines below a thread's frames say of its monitors. */
final class PrintedLocks {
    private static final Pattern LOCK = Pattern.compile("\\s*- (.+) <(0x[0-9a-f]+)> \\(an? (.+)\\)");

    private final Set<String> owned = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private @Nullable String entering;
    private String waitedType = "";

    void read(String line) {
        Matcher lock = LOCK.matcher(line);
        if (!lock.matches()) {
            return;
        }
        String monitor = lock.group(2);
        switch (lock.group(1)) {
            case "locked" -> owned.add(monitor);
            case "waiting to lock" -> enter(monitor);
            case "waiting on" -> waitFor(monitor, lock.group(3));
            case "waiting to re-lock in wait()" -> enter(monitor);
            default -> {}
        }
    }

    /** The addresses of those that it owns. */
    Set<String> owned() {
        Set<String> all = new HashSet<>(owned);
        all.removeAll(left);
        return all;
    }

    /** The address of the one that it is about to enter. */
    @Nullable
    String entering() {
        return entering;
    }

    /** The class of the object that it waits on, empty if it is in no wait or its object is not shown. */
    String waitedType() {
        return waitedType;
    }

    private void enter(String monitor) {
        entering = monitor;
        left.add(monitor);
    }

    /** A thread in wait owns the monitor no more, though the frame that locked it is still there. */
    private void waitFor(String monitor, String type) {
        waitedType = type.startsWith("java.lang.Class for ") ? "java.lang.Class" : type;
        left.add(monitor);
    }
}
