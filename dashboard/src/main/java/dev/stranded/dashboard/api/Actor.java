package dev.stranded.dashboard.api;

import io.javalin.http.Context;

/** Who acts. */
final class Actor {
    private static final String ANYBODY = "operator";

    private Actor() {}

    /**
     * The name of who sent the request, as it is kept beside what they did; one for all while nobody has to say theirs.
     */
    static String of(Context context) {
        return ANYBODY;
    }
}
