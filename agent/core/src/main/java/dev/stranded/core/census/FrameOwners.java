package dev.stranded.core.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose a stack frame is: the JDK's, a library's, the application's or the agent's own.
 *
 * <p>Ownership: whoever looks.
 */
final class FrameOwners {
    private static final int DEEPEST = 64;
    private static final String OWN = "dev.stranded.bootstrap.";
    /** The classes that stand for lambdas: the JVM hides their frames or not, as it pleases. */
    private static final String LAMBDA = "$$Lambda";

    private static final List<String> JDK =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "javafx.", "netscape.javascript.");

    /** So many classes are remembered: those that stand in the stacks of one look. */
    private static final int MOST_CLASSES = 2_000;

    private final List<String> application;
    private final List<String> libraries;
    private final Map<String, Owner> classes = new HashMap<>();

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
        StackTraceElement site = site(stack, jdkSite);
        if (site == null) {
            return NamedStack.unknown("stack unknown: the JVM gave none");
        }
        List<String> frames = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        boolean jdkOnly = true;
        for (StackTraceElement frame : stack) {
            if (frames.size() == DEEPEST) {
                break;
            }
            Whose whose = owner(frame.getClassName()).whose;
            if (whose != Whose.NOBODY) {
                if (whose == Whose.APPLICATION) {
                    own.add(frames.size());
                }
                jdkOnly &= whose == Whose.JDK;
                frames.add(text(frame));
            }
        }
        return new NamedStack(text(site), List.copyOf(frames), List.copyOf(own), own.isEmpty(), jdkOnly);
    }

    /** The frame that is the site of that stack, as {@link #name} would say; null for a stack without any. */
    @Nullable
    StackTraceElement site(StackTraceElement[] stack, @Nullable StackTraceElement jdkSite) {
        StackTraceElement first = null;
        StackTraceElement library = null;
        int frames = 0;
        for (StackTraceElement frame : stack) {
            Whose whose = owner(frame.getClassName()).whose;
            if (whose == Whose.NOBODY) {
                continue;
            }
            if (frames++ == DEEPEST) {
                break;
            }
            if (whose == Whose.APPLICATION) {
                return frame;
            }
            first = first == null ? frame : first;
            library = library == null && whose == Whose.LIBRARY ? frame : library;
        }
        return library != null ? library : first == null || jdkSite == null ? first : jdkSite;
    }

    static boolean isLambda(String type) {
        return type.contains(LAMBDA);
    }

    static boolean isJdk(String type) {
        return prefixOf(type, JDK) != null;
    }

    /** The prefix of the known library that a class belongs to; null if it is the application's or the JDK's. */
    @Nullable
    String libraryOf(String type) {
        return owner(type).library;
    }

    private Owner owner(String type) {
        Owner known = classes.get(type);
        if (known == null) {
            if (classes.size() >= MOST_CLASSES) {
                classes.clear();
            }
            known = find(type);
            classes.put(type, known);
        }
        return known;
    }

    private Owner find(String type) {
        boolean unwritten = type.startsWith(OWN) || isLambda(type);
        if (!unwritten && isJdk(type)) {
            return new Owner(Whose.JDK, null);
        }
        String library = prefixOf(type, libraries);
        boolean own = application.isEmpty() ? library == null : prefixOf(type, application) != null;
        Whose written = own ? Whose.APPLICATION : Whose.LIBRARY;
        return new Owner(unwritten ? Whose.NOBODY : written, own ? null : library);
    }

    private static @Nullable String prefixOf(String type, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (type.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
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

    private enum Whose {
        /** The agent's hooks, and what stands for lambdas: no frame that a user has written. */
        NOBODY,
        JDK,
        APPLICATION,
        LIBRARY
    }

    /**
     * Whose a class is.
     *
     * @param library the prefix of the known library that it belongs to, as a lambda of one does; null for another's
     */
    private record Owner(Whose whose, @Nullable String library) {}
}
