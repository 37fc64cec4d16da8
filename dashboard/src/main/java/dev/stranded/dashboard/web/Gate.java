package dev.stranded.dashboard.web;

import dev.stranded.dashboard.access.ActLog;
import dev.stranded.dashboard.access.Caller;
import dev.stranded.dashboard.access.Logins;
import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.Token;
import dev.stranded.dashboard.access.Tokens;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, and lets it in if they may use the route that it has come to.
 *
 * <p>The route is the one that the server has matched, and not what the path looks like, so that no other spelling of a
 * path leads past.
 */
public final class Gate {
    private static final String BEARER = "bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNSUPPORTED = 415;

    private final Tokens tokens;
    private final Logins logins;
    private final LoginCookie cookie;
    private final ActLog acts;

    /** Lets in who has one of {@code tokens}, or has logged in. */
    public Gate(Tokens tokens, Logins logins, LoginCookie cookie, ActLog acts) {
        this.tokens = tokens;
        this.logins = logins;
        this.cookie = cookie;
        this.acts = acts;
    }

    /** Throws, or leads to the login page, unless the request may pass. */
    public void check(Context context) {
        Caller caller = caller(context);
        if (caller != null) {
            caller.sends(context);
            Caller.holdsWhile(context, () -> isStill(caller, context));
        }
        Role needed = needed(context);
        if (needed == null) {
            return;
        }
        if (caller == null) {
            leadIn(context);
        } else if (!caller.may(needed)) {
            throw new HttpResponseException(
                    FORBIDDEN,
                    "This is for the role " + needed + ", and " + caller.name() + " has the role " + caller.role()
                            + "; ask for a token of that role.");
        } else if (needed == Role.OPERATOR) {
            checkIntent(context, caller);
        }
    }

    /** Writes down what operators did, once it is answered. */
    public void note(Context context) {
        Caller caller = Caller.orNull(context);
        if (caller != null
                && !Permits.reads(context.method().toString())
                && needed(context) == Role.OPERATOR
                && caller.may(Role.OPERATOR)) {
            acts.note(caller, context);
        }
    }

    private boolean isStill(Caller before, Context context) {
        try {
            return before.equals(caller(context));
        } catch (HttpResponseException e) {
            return false;
        }
    }

    private static @Nullable Role needed(Context context) {
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        return Permits.needed(context.method().toString(), route == null ? null : route.path);
    }

    private @Nullable Caller caller(Context context) {
        if (!tokens.required()) {
            return Caller.ofLoopback();
        }
        List<String> credentials = Collections.list(context.req().getHeaders("Authorization"));
        if (!credentials.isEmpty()) {
            Token token = credentials.size() > 1 ? null : token(credentials.get(0));
            if (token == null) {
                throw unauthorized(
                        context,
                        "The token in the header Authorization is not known here, or was revoked; make one with"
                                + " stranded-dashboard token add, and send it as Authorization: Bearer TOKEN.");
            }
            return new Caller(token.name(), token.role(), Caller.By.TOKEN);
        }
        String login = cookie.of(context);
        return login == null ? null : logins.find(login);
    }

    private @Nullable Token token(String credentials) {
        boolean bears = credentials.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return bears ? tokens.find(credentials.substring(BEARER.length()).strip()) : null;
    }

    /** A person is shown the door, a program is told what to send. */
    private static void leadIn(Context context) {
        String accepted = String.valueOf(context.header("Accept"));
        boolean looks = Permits.reads(context.method().toString()) && accepted.contains("text/html");
        if (!looks || context.path().startsWith("/api/")) {
            throw unauthorized(
                    context,
                    "It is not known who asks; send a token in the header Authorization: Bearer TOKEN, or log in at"
                            + " /login.");
        }
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        context.redirect("/login?next=" + URLEncoder.encode(context.path() + query, StandardCharsets.UTF_8));
        context.skipRemainingHandlers();
    }

    /**
     * What a browser sends by itself, with the cookie, must have been meant: it comes from the dashboard's own page,
     * which {@link Guard} has compared, and with a type that no form of another page can send.
     */
    private static void checkIntent(Context context, Caller caller) {
        String method = context.method().toString();
        if (caller.by() == Caller.By.TOKEN || Permits.reads(method)) {
            return;
        }
        if (caller.by() == Caller.By.LOGIN && context.header("Origin") == null) {
            throw new HttpResponseException(
                    FORBIDDEN,
                    "A request with the login's cookie must name its Origin, as every browser does; programs send"
                            + " a token in the header Authorization instead.");
        }
        if (method.equals("POST") && !isJson(context)) {
            throw new HttpResponseException(
                    UNSUPPORTED,
                    "What changes something is sent with the Content-Type application/json; send that header.");
        }
    }

    static boolean isJson(Context context) {
        String type = context.contentType();
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static HttpResponseException unauthorized(Context context, String sentence) {
        context.header("WWW-Authenticate", "Bearer realm=\"Stranded\"");
        return new HttpResponseException(UNAUTHORIZED, sentence);
    }
}
