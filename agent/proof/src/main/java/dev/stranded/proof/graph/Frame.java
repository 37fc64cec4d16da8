package dev.stranded.proof.graph;

/**
 * A frame of a stack.
 *
 * @param className the class of the method, with dots
 * @param method its name
 * @param signature its signature, as in class files
 * @param file the source file, empty if unknown
 * @param line the line, 0 or less if unknown or native
 */
public record Frame(String className, String method, String signature, String file, int line) {
    /** Whether it is that method. */
    public boolean is(String ofClass, String named) {
        return className.equals(ofClass) && method.equals(named);
    }

    /** Whether its class belongs to the JDK. */
    public boolean isJdk() {
        return className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.startsWith("javax.")
                || className.startsWith("sun.")
                || className.startsWith("com.sun.");
    }

    /** As in a stack trace. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file.isEmpty() ? "Unknown Source" : file;
        return className + "." + method + "(" + place + ")";
    }
}
