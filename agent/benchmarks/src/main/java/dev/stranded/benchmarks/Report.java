package dev.stranded.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.benchmarks.cases.DumpReader;
import dev.stranded.benchmarks.cases.UsedMemory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All figures of a run, fork by fork, as JSON: a line for each benchmark, and nothing that names the machine. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MathContext FIGURES = new MathContext(5);

    private final ObjectNode head = JSON.createObjectNode();
    private final ArrayNode results = JSON.createArrayNode();

    /** A report of a run with this effort. */
    Report(Effort effort, boolean pinned) {
        head.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        head.put("processors", Runtime.getRuntime().availableProcessors());
        head.put("flags", String.join(" ", effort.flags()));
        head.put("pinned", pinned);
        head.put("warmupSeconds", effort.warmups());
        head.put("measuredSeconds", effort.iterations());
    }

    void add(Jdk jdk, Measured measured) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        result.put("benchmark", measured.row().label());
        result.put("flags", String.join(" ", measured.row().flags()));
        if (measured.forks().containsKey(Variant.AWAY)) {
            result.put("settlingSeconds", Stays.SETTLING_SECONDS);
        }
        for (Variant variant : measured.forks().keySet()) {
            ObjectNode figures = result.putObject(variant.label());
            put(figures, "opsPerSecond", measured, variant, Fork::opsPerSecond);
            put(figures, "bytesPerOp", measured, variant, Fork::bytesPerOp);
            put(figures, "cpuNanosPerOp", measured, variant, Fork::cpuNanosPerOp);
        }
    }

    void add(Jdk jdk, Startup startup) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        ObjectNode millis = result.putObject("startupMillis");
        for (String variant : startup.variants()) {
            put(millis.putArray(variant), startup.millis(variant));
        }
    }

    void add(Jdk jdk, Spring spring) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        ObjectNode millis = result.putObject("springMillis");
        spring.millis().forEach((variant, each) -> put(millis.putArray(variant.label()), each));
    }

    void add(Jdk jdk, Served served) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        result.put("server", "Jetty");
        if (served instanceof Crossover) {
            result.put("settlingSeconds", Crossover.SETTLING_SECONDS);
            result.put("turnsAStay", Crossover.TURNS);
        }
        for (Variant variant : served.variants()) {
            ObjectNode figures = result.putObject(variant.label());
            put(figures.putArray("answersPerSecond"), served.of(variant, Served.Run::throughput));
            put(figures.putArray("rate"), served.of(variant, Served.Run::rate));
            put(figures.putArray("cpuMicros"), served.of(variant, Served.Run::cpuMicros));
            put(figures.putArray("p50Micros"), served.of(variant, Served.Run::p50));
            put(figures.putArray("p99Micros"), served.of(variant, Served.Run::p99));
        }
    }

    void add(Jdk jdk, LiveThreads live) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        result.put("liveVirtualThreads", live.threads());
        result.put("counted", live.seen());
        live.used().forEach((variant, used) -> put(result.putObject(variant.label()), used));
    }

    void add(Jdk jdk, Turnover turnover) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        result.put("shortTasks", turnover.kind().name().toLowerCase(Locale.ROOT));
        result.put("tasks", turnover.tasks());
        result.put("minutes", turnover.minutes());
        put(result.putObject("ours"), turnover.used());
    }

    void add(Jdk jdk, Looks looks) {
        ObjectNode result = results.addObject();
        result.put("jdk", jdk.version());
        result.put("virtualThreads", looks.tasks());
        put(result.putArray("cpuMillisPerLook"), looks.cpuMillis());
        put(result.putArray("stopMillis"), looks.stopMillis());
    }

    void add(Jdk jdk, Reading reading) {
        for (DumpReader reader : reading.reads().keySet()) {
            ObjectNode result = results.addObject();
            result.put("jdk", jdk.version());
            result.put("dumpBytes", reading.bytes());
            result.put("reader", reader.label());
            put(result.putArray("millis"), reading.millis(reader));
            put(result.putArray("cpuMillis"), reading.figures(reader, Reading.Once::cpuMillis));
            Integer heap = reading.heapMegabytes().get(reader);
            if (heap != null) {
                result.put("neededHeapMegabytes", heap);
            }
        }
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("{\"run\":").append(head).append(",\n\"results\":[\n");
        for (int i = 0; i < results.size(); i++) {
            text.append(results.get(i)).append(i < results.size() - 1 ? ",\n" : "\n");
        }
        Files.writeString(file, text.append("]}\n"));
    }

    private static void put(
            ObjectNode figures, String name, Measured measured, Variant variant, ToDoubleFunction<Fork> figure) {
        put(figures.putArray(name), measured.of(variant, figure));
    }

    private static void put(ObjectNode figures, List<UsedMemory> used) {
        ArrayNode heap = figures.putArray("heapBytes");
        ArrayNode other = figures.putArray("otherBytes");
        ArrayNode resident = figures.putArray("residentBytes");
        for (UsedMemory one : used) {
            heap.add(one.heap());
            other.add(one.other());
            resident.add(one.resident());
        }
    }

    private static void put(ArrayNode array, List<Double> values) {
        for (double value : values) {
            array.add(new BigDecimal(value).round(FIGURES).stripTrailingZeros());
        }
    }
}
