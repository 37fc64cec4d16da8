package dev.stranded.dashboard.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The addresses that messages are sent to. Their path is as good as a password, and is not shown. */
final class AlertUrls {
    private static final String CURE = "; give one such as https://hooks.example.com/services/T0/B0/x.";

    private AlertUrls() {}

    /** The address, if messages may be sent to it. */
    static String checked(String url) {
        URI uri = parsed(url);
        if (uri.getRawUserInfo() != null) {
            throw Asked.refusal("The address holds a user's name or password; take it out, and give a secret instead.");
        }
        return uri.toString();
    }

    /** Scheme, host and port of an address. */
    static String origin(String url) {
        URI uri = parsed(url);
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority();
    }

    /** As it may be shown. */
    static String masked(String url) {
        URI uri = URI.create(url);
        boolean whole = (uri.getRawPath() == null || uri.getRawPath().length() <= 1) && uri.getRawQuery() == null;
        return uri.getScheme() + "://" + uri.getRawAuthority() + (whole ? "" : "/…");
    }

    private static URI parsed(String url) {
        try {
            URI uri = new URI(url).parseServerAuthority();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw Asked.refusal("The address can't be read" + CURE);
        }
        throw Asked.refusal("The address must begin with http:// or https:// and name a host" + CURE);
    }
}
