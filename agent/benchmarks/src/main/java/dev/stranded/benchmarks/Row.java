package dev.stranded.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark under certain flags.
 *
 * @param label for people
 * @param owner the class of the benchmark
 * @param method its method
 * @param flags for the JVM
 * @param since the first JDK that has what is measured
 * @param bar what is promised; null: nothing
 */
record Row(
        String label,
        Class<?> owner,
        String method,
        List<String> flags,
        int since,
        @Nullable Bar bar) {
    static Row of(String label, Class<?> owner, String method) {
        return new Row(label, owner, method, List.of(), 17, null);
    }

    Row named(String newLabel) {
        return new Row(newLabel, owner, method, flags, since, bar);
    }

    Row since(int jdk) {
        return new Row(label, owner, method, flags, jdk, bar);
    }

    Row with(List<String> newFlags) {
        return new Row(label, owner, method, newFlags, since, bar);
    }

    Row atLeast(double ratio, Variant beside) {
        return new Row(label, owner, method, flags, since, new Bar(beside, ratio));
    }

    String benchmark() {
        return owner.getName() + "." + method;
    }
}
