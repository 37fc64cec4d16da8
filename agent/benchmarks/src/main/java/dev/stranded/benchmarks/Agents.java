package dev.stranded.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * How a JVM is given each of the agents.
 *
 * @param empty the jar of an agent that does nothing
 * @param ours the jar of this one
 * @param present false: no variant has an agent, so that all ratios ought to be 1
 */
record Agents(Path empty, Path ours, boolean present) {
    /** The options for the JVM; this agent writes what it sees to {@code stream}, as it would for a user. */
    List<String> options(Variant variant, Path stream) {
        if (!present) {
            return List.of();
        }
        return switch (variant) {
            case NONE -> List.of();
            case EMPTY -> List.of("-javaagent:" + empty);
            case OURS -> List.of("-javaagent:" + ours + "=file=" + stream);
        };
    }
}
