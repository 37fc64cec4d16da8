package dev.stranded.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only those who call the dashboard by its own name, and no page of another site.
 *
 * <p>A name that an attacker's name server points at 127.0.0.1 arrives as a foreign {@code Host}; another site's
 * script, form or event source as a foreign {@code Origin}.
 */
public final class Guard {
    private static final int FORBIDDEN = 403;

    private final Set<String> names;

    /** Lets in who calls the dashboard {@code host} or by a name of the loopback. */
    public Guard(String host) {
        this.names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        names.add(bracketed(host));
    }

    /** Throws unless the request may pass. */
    public void check(Context context) {
        String host = context.header("Host");
        if (host == null
                || !names.contains(name(host))
                || !names.contains(bracketed(context.req().getServerName()))) {
            throw new HttpResponseException(
                    FORBIDDEN,
                    "The request's Host header is not a name of this dashboard; open it as 127.0.0.1 or localhost.");
        }
        String origin = context.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            throw new HttpResponseException(
                    FORBIDDEN, "The request comes from a page of another site; open the dashboard's own page instead.");
        }
    }

    private static String name(String host) {
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return name.toLowerCase(Locale.ROOT);
    }

    private static String bracketed(@Nullable String name) {
        String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
        return lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }
}
