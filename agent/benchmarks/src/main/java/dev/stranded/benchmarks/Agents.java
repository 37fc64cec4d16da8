package dev.stranded.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a JVM is given each of the agents.
 *
 * @param empty the jar of an agent that does nothing
 * @param ours the jar of this one
 * @param otel the jar of OpenTelemetry's; null where it is not measured
 * @param beside what is measured beside none, the empty agent and this one
 * @param present false: no variant has an agent, so that all ratios ought to be 1
 */
record Agents(Path empty, Path ours, @Nullable Path otel, List<Variant> beside, boolean present) {
    /** All that are measured, in the order of the first round. */
    List<Variant> variants() {
        List<Variant> all = new ArrayList<>(List.of(Variant.NONE, Variant.EMPTY, Variant.OURS));
        all.addAll(beside);
        return all;
    }

    /** The same in the order of that round, in which each variant begins once in a while. */
    List<Variant> inTurn(int round) {
        return Effort.inTurn(variants(), round);
    }

    /** The options for the JVM; this agent writes what it sees to {@code stream}, as it would for a user. */
    List<String> options(Variant variant, Path stream) {
        if (!present) {
            return List.of();
        }
        return switch (variant) {
            case NONE -> List.of();
            case AWAY -> List.of("-XX:+EnableDynamicAgentLoading");
            case EMPTY -> List.of("-javaagent:" + empty);
            case OURS -> List.of("-javaagent:" + ours + "=file=" + stream);
            case JFR ->
                List.of(
                        "-XX:StartFlightRecording:settings=profile",
                        "-XX:FlightRecorderOptions:repository=" + stream.resolveSibling("recordings"));
            case OTEL ->
                List.of(
                        "-javaagent:" + otel,
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none");
        };
    }
}
