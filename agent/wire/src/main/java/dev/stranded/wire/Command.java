package dev.stranded.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard asks an agent to do. They come with the answer to a batch, a JSON object, in the key
 * {@code commands}.
 *
 * @param type what is to be done, such as {@link #PROVE}
 * @param id tells it from other commands
 */
public record Command(String type, String id) {
    /** Dump the heap and judge what waits. */
    public static final String PROVE = "prove";

    /** Tell of every task with its stack. */
    public static final String THREADS = "threads";

    /** Somebody watches: look as often as {@code sample} says for a while. It comes again while that is so. */
    public static final String WATCH = "watch";

    private static final JsonFactory JSON = new JsonFactory();

    /** Checks that the keys that must be there are. */
    public Command {
        Required.key(type, "command", "type");
        Required.key(id, "command", "id");
    }

    /** Those in an answer; none where it is another server's. */
    public static List<Command> in(String answer) {
        List<Command> commands = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return commands;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean list = parser.currentName().equals("commands");
                if (parser.nextToken() == JsonToken.START_ARRAY && list) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        Command command = read(parser);
                        if (command != null) {
                            commands.add(command);
                        }
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return commands;
    }

    private static @Nullable Command read(JsonParser parser) throws IOException {
        String type = null;
        String id = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                type = key.equals("type") ? parser.getText() : type;
                id = key.equals("id") ? parser.getText() : id;
            } else {
                parser.skipChildren();
            }
        }
        return type == null || id == null ? null : new Command(type, id);
    }
}
