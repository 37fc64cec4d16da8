package dev.stranded.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param name of the token, or that of everybody where there are no tokens
 * @param role what it may do
 * @param by how it showed who it is
 */
public record Caller(String name, Role role, By by) {
    private static final String KEY = Caller.class.getName();
    private static final String HOLDS = KEY + ".holds";
    private static final int UNAUTHORIZED = 401;

    /** How a caller showed who it is. */
    public enum By {
        /** It did not have to: it reached a dashboard without tokens. */
        LOOPBACK,
        /** A token in the request, which no browser adds by itself. */
        TOKEN,
        /** A cookie, which a browser adds by itself. */
        LOGIN
    }

    /** Everybody on this machine, where there are no tokens. */
    public static Caller ofLoopback() {
        return new Caller("anybody on this machine", Role.OPERATOR, By.LOOPBACK);
    }

    /** Who sends this request; throws where nobody has to say, as for the login page, and did not. */
    public static Caller of(Context context) {
        Caller caller = orNull(context);
        if (caller == null) {
            throw new HttpResponseException(
                    UNAUTHORIZED,
                    "It is not known who asks; log in at /login, or send the header Authorization: Bearer TOKEN.");
        }
        return caller;
    }

    /** Who sends this request, where that is known. */
    public static @Nullable Caller orNull(Context context) {
        return context.attribute(KEY);
    }

    /** Notes who sends a request. */
    public void sends(Context context) {
        context.attribute(KEY, this);
    }

    /** Notes how to find out, while an answer goes on and on, whether its caller may still have it. */
    public static void holdsWhile(Context context, BooleanSupplier holds) {
        context.attribute(HOLDS, holds);
    }

    /** Tells whether the caller's token or login still holds; to be asked on the request's own thread. */
    public static BooleanSupplier holds(Context context) {
        BooleanSupplier holds = context.attribute(HOLDS);
        return holds == null ? () -> true : holds;
    }

    /** Whether it may do what is for a role. */
    public boolean may(Role needed) {
        return by == By.LOOPBACK || role.covers(needed);
    }
}
