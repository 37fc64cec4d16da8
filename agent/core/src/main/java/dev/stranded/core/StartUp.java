package dev.stranded.core;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** The application's start: as long as it goes on, very many classes are loaded. Ownership: one thread. */
final class StartUp {
    private static final long FEW = 25;

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private long known = classes.getTotalLoadedClassCount();

    /** Whether more than a few classes were loaded since this was asked last, or made. */
    boolean goesOn() {
        long loaded = classes.getTotalLoadedClassCount();
        boolean many = loaded - known > FEW;
        known = loaded;
        return many;
    }
}
