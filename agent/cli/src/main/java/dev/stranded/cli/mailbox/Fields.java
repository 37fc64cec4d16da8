package dev.stranded.cli.mailbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object. The agent may be of another version than this command, so nothing is required: what is
 * absent, or of another kind than is asked for, is empty or 0.
 */
public final class Fields {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<?, ?> values;
    private final String json;

    private Fields(Map<?, ?> values, String json) {
        this.values = values;
        this.json = json;
    }

    /** Reads an object. */
    static Fields read(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return new Fields(value(parser) instanceof Map<?, ?> values ? values : Map.of(), json);
        }
    }

    /** The text that it was read from; empty for an object within another. */
    public String json() {
        return json;
    }

    /** Whether it is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text. */
    public String text(String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    /** A number. */
    public long number(String key) {
        return values.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** Whether it says yes. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** An object. */
    public Fields object(String key) {
        return values.get(key) instanceof Map<?, ?> object ? new Fields(object, "") : new Fields(Map.of(), "");
    }

    /** A list of objects. */
    public List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        for (Object element : list(key)) {
            if (element instanceof Map<?, ?> object) {
                objects.add(new Fields(object, ""));
            }
        }
        return objects;
    }

    /** A list of texts or numbers. */
    public List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                object.put(key, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        if (token == null) {
            throw new IOException("the JSON ends early");
        }
        return token.isNumeric()
                ? parser.getNumberValue()
                : token.isBoolean() ? (Object) parser.getBooleanValue() : String.valueOf(parser.getText());
    }
}
