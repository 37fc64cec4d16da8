package dev.stranded.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long an empty program takes from start to end, without and with agents. */
final class Startup {
    static final String NONE = "none";

    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    private Startup(Agents agents, Path stream) {
        options.put(NONE, agents.options(Variant.NONE, stream));
        options.put("empty", agents.options(Variant.EMPTY, stream));
        options.put("ours", List.of("-javaagent:" + agents.ours()));
        options.put("ours, with file=", agents.options(Variant.OURS, stream));
        options.keySet().forEach(variant -> millis.put(variant, new ArrayList<>()));
    }

    static Startup measure(Jdk jdk, Agents agents, int rounds, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        Path stream = scratch.resolve("stream.ndjson");
        Startup startup = new Startup(agents, stream);
        List<String> variants = startup.variants();
        for (String variant : variants) {
            startup.run(jdk, agents, variant);
        }
        for (int round = 0; round < rounds; round++) {
            for (String variant : Effort.inTurn(variants, round)) {
                startup.millis(variant).add(startup.run(jdk, agents, variant));
                Files.deleteIfExists(stream);
            }
            progress.printf(Locale.ROOT, "JDK %s, start-up, round %d of %d%n", jdk.version(), round + 1, rounds);
        }
        return startup;
    }

    List<String> variants() {
        return List.copyOf(options.keySet());
    }

    List<Double> millis(String variant) {
        return required(millis, variant);
    }

    private double run(Jdk jdk, Agents agents, String variant) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(required(options, variant));
        command.addAll(List.of("-cp", agents.empty().toString(), Blank.class.getName()));
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = System.nanoTime();
        int exit = program.start().waitFor();
        double took = (System.nanoTime() - begin) / 1e6;
        if (exit != 0) {
            throw new IOException("an empty program failed with " + exit + ": " + String.join(" ", command));
        }
        return took;
    }

    private static <T> T required(Map<String, T> map, String variant) {
        T value = map.get(variant);
        if (value == null) {
            throw new IllegalArgumentException("no variant " + variant);
        }
        return value;
    }
}
