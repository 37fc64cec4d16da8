package dev.stranded.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;

/**
 * In the JVM that is measured: has the agent come and leave between two iterations. It is there while the JVM warms up,
 * so that its first visit, which loads classes, is not counted.
 */
public final class Visits implements InternalProfiler {
    private static final String SEPARATOR = "\n";

    private final Visitor visitor;
    private final int iterationsAStay;
    private int iterations;
    private boolean there;

    /** Takes what {@link #plan} has made. */
    public Visits(String plan) {
        String[] parts = plan.split(SEPARATOR, -1);
        visitor = new Visitor(Path.of(parts[0]), Path.of(parts[1]), Path.of(parts[2]), Boolean.parseBoolean(parts[3]));
        iterationsAStay = Integer.parseInt(parts[4]);
    }

    /** What is to be done, as JMH hands it to the JVM that is measured. */
    static String plan(Visitor visitor, int iterationsAStay) {
        return String.join(
                SEPARATOR,
                visitor.java().toString(),
                visitor.agent().toString(),
                visitor.stream().toString(),
                Boolean.toString(visitor.present()),
                Integer.toString(iterationsAStay));
    }

    @Override
    public String getDescription() {
        return "has the agent come and leave";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        boolean wanted = iteration.getType() == IterationType.WARMUP || Stays.isThere(iterations++ / iterationsAStay);
        if (wanted != there) {
            change();
        }
    }

    private void change() {
        try {
            there = !there;
            visitor.change(ProcessHandle.current().pid(), there);
        } catch (IOException e) {
            throw new IllegalStateException("the agent could not come or leave: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of();
    }
}
