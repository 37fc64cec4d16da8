package dev.stranded.dashboard.web;

import dev.stranded.dashboard.access.Logins;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a login: no script reads it, no other site's page brings it along, and where all is HTTPS it is never
 * sent otherwise, nor can it come from a neighbouring host.
 */
public final class LoginCookie {
    private static final String NAME = "stranded-login";
    private static final String OF_THIS_HOST = "__Host-";

    private final boolean secure;

    /** Whether browsers reach the dashboard by HTTPS alone. */
    public LoginCookie(boolean secure) {
        this.secure = secure;
    }

    @Nullable
    String of(Context context) {
        return context.cookie(name());
    }

    void set(Context context, String secret) {
        put(context, secret, (int) Logins.LONGEST.toSeconds());
    }

    void remove(Context context) {
        put(context, "", 0);
    }

    private void put(Context context, String value, int seconds) {
        context.cookie(new Cookie(name(), value, "/", seconds, secure, true, null, SameSite.STRICT));
    }

    private String name() {
        return secure ? OF_THIS_HOST + NAME : NAME;
    }
}
