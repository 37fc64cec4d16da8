package dev.stranded.demo;

import java.lang.reflect.InvocationTargetException;

/** What {@code java -jar} calls. Java 8 byte code, so that an old JVM can say that it is too old. */
public final class DemoEntry {
    private static final int OLDEST_JAVA = 17;

    private DemoEntry() {}

    /** Hands over to the demo, or says that this JVM is too old. */
    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (featureOf(version) < OLDEST_JAVA) {
            System.err.println("stranded-demo: this is Java " + version + " and the demo needs " + OLDEST_JAVA
                    + " or newer; start it with the java of a newer JDK");
            System.exit(1);
        }
        try {
            Class.forName("dev.stranded.demo.Demo")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static int featureOf(String version) {
        try {
            return version.startsWith("1.") ? Integer.parseInt(version.substring(2)) : Integer.parseInt(version);
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
