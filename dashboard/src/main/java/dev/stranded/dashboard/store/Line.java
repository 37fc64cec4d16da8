package dev.stranded.dashboard.store;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.wire.Message;
import java.util.Map;

/**
 * A message as it came. A newer agent may name what this dashboard does not know, such as a kind of finding: there the
 * message holds another constant in its stead, and the name is kept beside it, for all that is stored or shown.
 *
 * @param message what was said
 * @param unknown names that are not known here, by where they stand in the message's JSON
 */
public record Line<M extends Message>(M message, Map<JsonPointer, String> unknown) {
    /** A message in which all names are known. */
    public static <M extends Message> Line<M> of(M message) {
        return new Line<>(message, Map.of());
    }

    /** The name that stands at {@code pointer}, which is that of {@code known} unless it is not known here. */
    public String name(String pointer, Enum<?> known) {
        return unknown.isEmpty()
                ? known.toString()
                : unknown.getOrDefault(JsonPointer.compile(pointer), known.toString());
    }

    /** A line of the wire, without its end. */
    public String json() {
        String line = WireJson.line(message);
        if (unknown.isEmpty()) {
            return line;
        }
        ObjectNode object = WireJson.object(line);
        unknown.forEach((pointer, name) ->
                ((ObjectNode) object.at(pointer.head())).put(pointer.last().getMatchingProperty(), name));
        return object.toString();
    }
}
