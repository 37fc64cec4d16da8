package dev.stranded.dashboard.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the version changed that a JVM runs of its application.
 *
 * @param at when the first JVM of that version was started after one of another
 * @param version the version, where it has a name
 * @param before the version that ran before, where it has a name
 * @param jvmBefore the last JVM that ran it
 */
public record Deploy(
        Instant at, @Nullable String version, @Nullable String before, String jvmBefore) {

    /** The change to the version of one JVM, given how it and the others of its application introduced themselves. */
    static @Nullable Deploy of(ObjectNode own, List<ObjectNode> others) {
        Instant first = started(own);
        List<ObjectNode> earlier = others.stream()
                .filter(other -> started(other).isBefore(started(own)))
                .sorted(Comparator.comparing(Deploy::started).reversed())
                .toList();
        for (ObjectNode other : earlier) {
            if (!Objects.equals(version(other), version(own))) {
                return new Deploy(
                        first, version(own), version(other), other.path("jvm").asText());
            }
            first = started(other);
        }
        return null;
    }

    private static Instant started(ObjectNode hello) {
        return Instant.parse(hello.path("started").asText());
    }

    private static @Nullable String version(ObjectNode hello) {
        return hello.path("version").textValue();
    }
}
