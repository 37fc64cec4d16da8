package dev.stranded.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a dashboard answers when it can't do what was asked: a JSON object with a sentence in the key {@code error}. */
public final class ErrorAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private ErrorAnswer() {}

    /** The sentence; null where {@code body} is no such answer, which is then another server's. */
    public static @Nullable String sentence(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean error = parser.currentName().equals("error");
                if (parser.nextToken() == JsonToken.VALUE_STRING && error) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
