package dev.stranded.testbed;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program that is to run in a JVM of its own: which JDK, under which agent, with what. */
public final class ChildProgram {
    private final Jdk jdk;
    private final String main;
    private final List<String> arguments;
    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Path> classPath = new ArrayList<>();

    private ChildProgram(Jdk jdk, String main, List<String> arguments) {
        this.jdk = jdk;
        this.main = main;
        this.arguments = arguments;
    }

    /** The program {@code main}, from where this JVM has it. */
    public static ChildProgram of(Jdk jdk, Class<?> main, String... arguments) {
        return of(jdk, main.getName(), arguments).classPath(whereIs(main));
    }

    /** The program of that name, from a class path that is yet to be given. */
    public static ChildProgram of(Jdk jdk, String main, String... arguments) {
        return new ChildProgram(jdk, main, List.of(arguments));
    }

    /** Puts it under an agent with these options; an empty text is none. */
    public ChildProgram under(Path agentJar, String options) {
        return jvmOptions("-javaagent:" + agentJar + (options.isEmpty() ? "" : "=" + options));
    }

    /** Adds options of the JVM. */
    public ChildProgram jvmOptions(String... options) {
        Collections.addAll(jvmOptions, options);
        return this;
    }

    /** Sets a variable of the environment. */
    public ChildProgram environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds to the class path. */
    public ChildProgram classPath(Path... entries) {
        Collections.addAll(classPath, entries);
        return this;
    }

    /** Starts it. */
    public ChildJvm start() {
        ProcessBuilder builder = new ProcessBuilder(command());
        // The test's own surroundings must not change what a child does.
        builder.environment().keySet().removeIf(ChildProgram::changesJvms);
        builder.environment().putAll(environment);
        try {
            return ChildJvm.running(this, builder.start());
        } catch (IOException e) {
            throw new AssertionError("could not start " + this, e);
        }
    }

    /** On which JDK it runs. */
    public Jdk jdk() {
        return jdk;
    }

    /** Its class, less the package, and its arguments. */
    public String name() {
        return main.substring(main.lastIndexOf('.') + 1)
                + (arguments.isEmpty() ? "" : " ")
                + String.join(" ", arguments);
    }

    @Override
    public String toString() {
        return String.join(" ", command());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(jvmOptions);
        if (!classPath.isEmpty()) {
            command.add("-cp");
            command.add(String.join(
                    File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        }
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    private static boolean changesJvms(String variable) {
        return variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("CLASSPATH")
                || variable.startsWith("STRANDED_");
    }

    private static Path whereIs(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path entry is a file", e);
        }
    }
}
