package dev.stranded.core.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a stack frame is: the JDK's, a library's, the application's or the agent's own. */
final class FrameOwners {
    private static final int DEEPEST = 64;
    private static final String OWN = "dev.stranded.bootstrap.";
    /** The classes that stand for lambdas: the JVM hides their frames or not, as it pleases. */
    private static final String LAMBDA = "$$Lambda";

    private static final List<String> JDK =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "javafx.", "netscape.javascript.");

    private final List<String> application;
    private final List<String> libraries;

    /**
     * Goes by the option {@code app}.
     *
     * @param application package prefixes of the application; empty: whatever is neither the JDK's nor a known
     *     library's
     */
    FrameOwners(List<String> application) {
        this.application = application;
        this.libraries = ShippedList.read("libraries.txt");
    }

    NamedStack name(StackTraceElement[] stack) {
        return name(stack, null);
    }

    /**
     * Names a stack.
     *
     * @param jdkSite the frame that is the site where all frames are the JDK's; null: the first
     */
    NamedStack name(StackTraceElement[] stack, @Nullable StackTraceElement jdkSite) {
        List<String> frames = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        int library = -1;
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(OWN) || isLambda(frame.getClassName())) {
                continue;
            }
            if (frames.size() == DEEPEST) {
                break;
            }
            if (!isJdk(frame.getClassName())) {
                if (isApplication(frame.getClassName())) {
                    own.add(frames.size());
                } else if (library < 0) {
                    library = frames.size();
                }
            }
            frames.add(text(frame));
        }
        if (frames.isEmpty()) {
            return NamedStack.unknown("stack unknown: the JVM gave none");
        }
        boolean jdkOnly = own.isEmpty() && library < 0;
        String site = jdkOnly && jdkSite != null
                ? text(jdkSite)
                : frames.get(own.isEmpty() ? Math.max(library, 0) : own.get(0));
        return new NamedStack(site, List.copyOf(frames), List.copyOf(own), own.isEmpty(), jdkOnly);
    }

    static boolean isLambda(String type) {
        return type.contains(LAMBDA);
    }

    static boolean isJdk(String type) {
        return startsWithOneOf(type, JDK);
    }

    private boolean isApplication(String type) {
        return application.isEmpty() ? !startsWithOneOf(type, libraries) : startsWithOneOf(type, application);
    }

    /** The prefix of the known library that a class belongs to; null if it is the application's. */
    @Nullable
    String libraryOf(String type) {
        if (!application.isEmpty() && isApplication(type)) {
            return null;
        }
        for (String prefix : libraries) {
            if (type.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    private static boolean startsWithOneOf(String type, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** As {@code Throwable} prints it, less the loader and the module. */
    static String text(StackTraceElement frame) {
        String place = frame.isNativeMethod()
                ? "Native Method"
                : frame.getFileName() == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0
                                ? frame.getFileName()
                                : frame.getFileName() + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }

    /** What was made to that text, as far as it tells. */
    static StackTraceElement frame(String text) {
        int end = text.indexOf('(');
        int method = text.lastIndexOf('.', end);
        int colon = text.lastIndexOf(':');
        String file = text.substring(end + 1, colon < 0 ? text.length() - 1 : colon);
        int line = colon < 0 ? -1 : Integer.parseInt(text.substring(colon + 1, text.length() - 1));
        return new StackTraceElement(text.substring(0, method), text.substring(method + 1, end), file, line);
    }
}
