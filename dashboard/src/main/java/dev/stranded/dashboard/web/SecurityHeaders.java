package dev.stranded.dashboard.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Headers of every answer: the page runs its own scripts only, and nobody else may embed or read it. */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
    private static final HttpField[] FIELDS = {
        new HttpField(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types lit-html"),
        new HttpField("X-Content-Type-Options", "nosniff"),
        new HttpField("X-Frame-Options", "DENY"),
        new HttpField("Referrer-Policy", "no-referrer"),
        new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
        new HttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        new HttpField("Cache-Control", "no-store"),
    };

    private static final HttpField HTTPS_ONLY = new HttpField("Strict-Transport-Security", "max-age=31536000");

    private final boolean httpsOnly;

    /**
     * They go with every answer; browsers are told to come by HTTPS alone where that is how the dashboard is called.
     */
    public SecurityHeaders(boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        putOn(answer);
        if (httpsOnly) {
            answer.put(HTTPS_ONLY);
        }
        return request;
    }

    static void putOn(HttpFields.Mutable answer) {
        for (HttpField field : FIELDS) {
            answer.put(field);
        }
    }
}
