package dev.stranded.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only those who call the dashboard by its own name, and no page of another site.
 *
 * <p>A name that an attacker's name server points at this machine arrives as a foreign {@code Host}; another site's
 * script, form or event source as a foreign {@code Origin}.
 */
public final class Guard {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /** An address can't be made to point elsewhere, so whoever calls the dashboard by one means it. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final Set<String> origins = new HashSet<>();
    private final boolean exposed;

    /**
     * Knows the dashboard's names.
     *
     * @param hosts where it listens, beside the loopback's names
     * @param urls how it is called through a proxy or by a name
     * @param exposed whether it listens to others than this machine, and so may be called by any address
     */
    public Guard(List<String> hosts, List<URI> urls, boolean exposed) {
        this.exposed = exposed;
        hosts.forEach(host -> names.add(bracketed(host)));
        for (URI url : urls) {
            names.add(bracketed(url.getHost()));
            origins.add((url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT));
        }
    }

    /** Throws unless the request may pass. */
    public void check(Context context) {
        String host = context.header("Host");
        if (host == null || !isOwn(name(host)) || !isOwn(bracketed(context.req().getServerName()))) {
            throw new HttpResponseException(FORBIDDEN, sentence());
        }
        if (context.header("X-HTTP-Method-Override") != null) {
            throw new HttpResponseException(
                    BAD_REQUEST,
                    "A request's method is what its first line says; leave out the header X-HTTP-Method-Override.");
        }
        String origin = context.header("Origin");
        boolean foreign =
                origin != null && !isOwnPage(origin.toLowerCase(Locale.ROOT), context.scheme() + "://" + host);
        if (foreign || isFromElsewhere(context)) {
            throw new HttpResponseException(
                    FORBIDDEN, "The request comes from a page of another site; open the dashboard's own page instead.");
        }
    }

    private String sentence() {
        return exposed
                ? "The request's Host header is not a name of this dashboard; start it with --public-url and the URL"
                        + " that it is called by."
                : "The request's Host header is not a name of this dashboard; open it as 127.0.0.1 or localhost.";
    }

    private boolean isOwn(String name) {
        return names.contains(name) || (exposed && ADDRESS.matcher(name).matches());
    }

    private boolean isOwnPage(String origin, String called) {
        return origin.equals(called.toLowerCase(Locale.ROOT)) || origins.contains(origin);
    }

    /** Browsers say so where a request that changes something comes from another site, or another port of this host. */
    private static boolean isFromElsewhere(Context context) {
        String site = context.header("Sec-Fetch-Site");
        return site != null
                && !Permits.reads(context.method().toString())
                && !site.equals("same-origin")
                && !site.equals("none");
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
