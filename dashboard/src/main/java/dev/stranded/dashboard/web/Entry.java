package dev.stranded.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.stranded.dashboard.access.ActLog;
import dev.stranded.dashboard.access.Attempts;
import dev.stranded.dashboard.access.Caller;
import dev.stranded.dashboard.access.Logins;
import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.Token;
import dev.stranded.dashboard.access.Tokens;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for people: they come in with a token, once, and go out when they like. */
public final class Entry {
    private static final int MOST_BYTES = 4_096;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int TOO_MANY = 429;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final Tokens tokens;
    private final Logins logins;
    private final Attempts attempts;
    private final LoginCookie cookie;
    private final ActLog acts;
    private final ObjectReader json;

    /** Reads what is sent with {@code json}. */
    public Entry(Tokens tokens, Logins logins, Attempts attempts, LoginCookie cookie, ActLog acts, ObjectReader json) {
        this.tokens = tokens;
        this.logins = logins;
        this.attempts = attempts;
        this.cookie = cookie;
        this.acts = acts;
        this.json = json;
    }

    /** {@code GET /api/v1/session}: who is asking, and whether they had to log in. */
    public void who(Context context) {
        Caller caller = Caller.orNull(context);
        context.json(
                caller == null
                        ? Map.of("login", true)
                        : Map.of(
                                "login",
                                caller.by() == Caller.By.LOGIN,
                                "name",
                                caller.name(),
                                "role",
                                caller.role().toString()));
    }

    /** {@code POST /api/v1/session} with {@code {"token":"…"}}: logs in. */
    public void in(Context context) throws IOException {
        if (!Gate.isJson(context)) {
            throw new HttpResponseException(
                    UNSUPPORTED, "A login is sent with the Content-Type application/json; send that header.");
        }
        if (!attempts.mayTry(context.ip())) {
            context.header("Retry-After", String.valueOf(Attempts.PERIOD_SECONDS));
            throw new HttpResponseException(
                    TOO_MANY,
                    "From this address " + Attempts.MOST + " logins in a minute were wrong; wait a minute, then try"
                            + " again.");
        }
        Token token = tokens.find(secret(context));
        if (token == null) {
            throw failed(
                    context,
                    UNAUTHORIZED,
                    "That token is not known here, or was revoked; ask who runs this dashboard for a new one.");
        }
        if (!token.role().covers(Role.VIEWER)) {
            throw failed(
                    context,
                    FORBIDDEN,
                    "That is a token for agents, which only write; log in with the token of a viewer or an operator.");
        }
        letIn(context, token);
    }

    /** {@code DELETE /api/v1/session}: logs out. */
    public void out(Context context) {
        Caller caller = Caller.orNull(context);
        endOf(context);
        cookie.remove(context);
        if (caller != null && caller.by() == Caller.By.LOGIN) {
            acts.write(caller, "logged out", NO_CONTENT, context.ip());
        }
        context.status(NO_CONTENT);
    }

    private void letIn(Context context, Token token) {
        endOf(context);
        cookie.set(context, logins.begin(token));
        Caller caller = new Caller(token.name(), token.role(), Caller.By.LOGIN);
        acts.write(caller, "logged in", OK, context.ip());
        context.json(Map.of(
                "login", true, "name", caller.name(), "role", caller.role().toString()));
    }

    private void endOf(Context context) {
        String login = cookie.of(context);
        if (login != null) {
            logins.end(login);
        }
    }

    private HttpResponseException failed(Context context, int status, String sentence) {
        if (attempts.failed(context.ip())) {
            acts.write(null, "failed to log in " + Attempts.MOST + " times in a minute", TOO_MANY, context.ip());
        }
        return new HttpResponseException(status, sentence);
    }

    private String secret(Context context) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new HttpResponseException(
                    TOO_LARGE, "A login has at most " + MOST_BYTES + " bytes; send the token and nothing else.");
        }
        JsonNode token = parsed(body);
        if (token == null || !token.isTextual()) {
            throw new HttpResponseException(
                    BAD_REQUEST, "A login is a JSON object with the key token, such as {\"token\":\"stranded-…\"}.");
        }
        return token.asText().strip();
    }

    private @Nullable JsonNode parsed(byte[] body) throws IOException {
        try {
            return json.readTree(body).get("token");
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
