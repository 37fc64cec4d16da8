package dev.stranded.testbed.programs;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints what a program can see of the JVM around it: properties, threads, classes. Waits to be told what to print. */
public final class Surroundings {
    /** What differs from one run to the next in any case. */
    private static final Set<String> OF_THIS_RUN = Set.of("java.class.path", "sun.java.command", "jdk.debug");

    private static final List<String> CLASSES_OF_THE_AGENT = List.of(
            "net.bytebuddy.ByteBuddy",
            "net.bytebuddy.jar.asm.ClassReader",
            "com.fasterxml.jackson.core.JsonFactory",
            "dev.stranded.core.Agent",
            "dev.stranded.wire.Hello");

    private Surroundings() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws InterruptedException {
        Parent parent = Parent.attend();
        while (true) {
            switch (parent.hear()) {
                case "properties" -> properties();
                case "threads" -> threads();
                case "classes" -> classes();
                default -> throw new IllegalArgumentException("not a thing to print");
            }
            parent.tell("done");
        }
    }

    private static void properties() {
        System.out.println("class path: " + System.getProperty("java.class.path"));
        TreeMap<Object, Object> properties = new TreeMap<>(System.getProperties());
        properties.keySet().removeIf(OF_THIS_RUN::contains);
        properties.forEach((key, value) -> System.out.println(key + ": " + value));
        System.out.println("context loader: " + name(Thread.currentThread().getContextClassLoader()));
        System.out.println("system loader: " + name(ClassLoader.getSystemClassLoader()));
        System.out.println("loader of this: " + name(Surroundings.class.getClassLoader()));
        System.out.println("handler: " + Thread.getDefaultUncaughtExceptionHandler());
        System.out.println("modules: "
                + new TreeSet<>(ModuleLayer.boot().modules().stream()
                        .map(Module::getName)
                        .toList()));
    }

    private static void threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(describe(thread)));
        names.forEach(name -> System.out.println("thread: " + name));
        Thread[] siblings = new Thread[100];
        int count = Thread.currentThread().getThreadGroup().enumerate(siblings);
        TreeSet<String> inGroup = new TreeSet<>();
        Arrays.stream(siblings, 0, count).forEach(thread -> inGroup.add(thread.getName()));
        System.out.println("in the group: " + inGroup);
        System.out.println("counted: " + ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static void classes() {
        for (String name : CLASSES_OF_THE_AGENT) {
            System.out.println(name + ": " + isVisible(name) + " "
                    + (ClassLoader.getSystemResource(name.replace('.', '/') + ".class") != null));
        }
    }

    private static String isVisible(String name) {
        try {
            return Class.forName(name).getName();
        } catch (ClassNotFoundException e) {
            return "invisible";
        }
    }

    private static String describe(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.getName() + (thread.isDaemon() ? ", daemon" : "") + ", in "
                + (group == null ? "no group" : group.getName());
    }

    private static String name(ClassLoader loader) {
        return loader.getClass().getName() + " " + loader.getName();
    }
}
