package dev.stranded.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, in JSON.
 *
 * <p>Its type must be JSON's, which no page of another site may send without asking first.
 *
 * @param object that the body is
 */
record Asked(ObjectNode object) {
    private static final int MOST_BYTES = 32 << 10;
    private static final int BAD = 400;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;

    static Asked of(Context context) {
        if (!isJson(context.contentType())) {
            throw new HttpResponseException(
                    UNSUPPORTED, "What is asked for here is JSON; send the header Content-Type: application/json.");
        }
        try {
            byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new HttpResponseException(
                        TOO_LARGE, "The request has more than " + (MOST_BYTES >> 10) + " KiB; send a shorter one.");
            }
            if (WireJson.mapper().readTree(body) instanceof ObjectNode object) {
                return new Asked(object);
            }
        } catch (JsonProcessingException e) {
            throw refusal("The request's body is no JSON; send an object such as {\"act\":\"acknowledge\"}.");
        } catch (IOException e) {
            throw refusal("The request's body broke off; send it again.");
        }
        throw refusal("The request's body is no JSON object; send one such as {\"act\":\"acknowledge\"}.");
    }

    /** A text without space at its ends; null where there is none. */
    @Nullable
    String text(String key, int longest) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue().strip() : null;
        if (text == null || text.length() > longest) {
            throw refusal("The key " + key + " must be a text of at most " + longest + " characters; send it as one.");
        }
        return text.isEmpty() ? null : text;
    }

    /** A whole number; null where there is none. */
    @Nullable
    Long number(String key, long least, long most) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw refusal("The key " + key + " must be a whole number from " + least + " to " + most
                    + "; send it as one, or leave it out.");
        }
        return value.longValue();
    }

    /** Yes or no. */
    boolean flag(String key, boolean otherwise) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refusal("The key " + key + " must be true or false; send it as one of these, or leave it out.");
        }
        return value.asBoolean(otherwise);
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    static HttpResponseException refusal(String sentence) {
        return new HttpResponseException(BAD, sentence);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
