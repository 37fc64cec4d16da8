package dev.stranded.dist;

import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.util.stream.Stream;

/**
 * Where a program is to run.
 *
 * @param jdk on which JDK
 * @param threads on which kind of threads, {@code platform} or {@code virtual}
 */
record Where(Jdk jdk, String threads) {
    /** All there are on this machine. */
    static Stream<Where> all() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of("platform", "virtual").map(threads -> new Where(jdk, threads)))
                .filter(where -> !where.isVirtual() || where.jdk.hasVirtualThreads());
    }

    boolean isVirtual() {
        return threads.equals("virtual");
    }

    @Override
    public String toString() {
        return jdk + ", " + threads + " threads";
    }
}
