package dev.stranded.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * How child JVMs are started: without a word on the terminal and, where {@code taskset} is at hand, pinned to one
 * processor. Threads that wait for each other then switch in the same way each time, and whatever the agent does in the
 * background takes its time from the benchmark.
 */
public final class ChildJvm implements ExternalProfiler {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final String cpu;

    /** Pins to the processor of this number; to none if that is empty. */
    public ChildJvm(String cpu) {
        this.cpu = cpu;
    }

    /** The last processor that this process may use; empty where JVMs cannot be pinned. */
    static String lastCpu() throws IOException {
        String list = allowedCpus();
        return list.substring(Math.max(list.lastIndexOf(','), list.lastIndexOf('-')) + 1);
    }

    /** The first one. */
    static String firstCpu() throws IOException {
        return allowedCpus().split("[,-]", 2)[0];
    }

    private static String allowedCpus() throws IOException {
        if (isOnPath("taskset") && Files.isReadable(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(ALLOWED)) {
                    return line.substring(ALLOWED.length()).trim();
                }
            }
        }
        return "";
    }

    @Override
    public String getDescription() {
        return "starts child JVMs quietly, on one processor";
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return cpu.isEmpty() ? List.of() : List.of("taskset", "-c", cpu);
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams params) {}

    @Override
    public Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File out, File err) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return false;
    }

    @Override
    public boolean allowPrintErr() {
        return false;
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
