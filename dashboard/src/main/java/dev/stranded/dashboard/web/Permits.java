package dev.stranded.dashboard.web;

import dev.stranded.dashboard.access.Role;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use which route: the one place where that stands.
 *
 * <p>What is not here is guarded all the same: reading is for viewers, everything else for operators.
 */
final class Permits {
    /** The routes that are for everybody: whoever may not come in has to see where the door is. */
    private static final Set<String> OPEN = Set.of(
            "GET /login",
            "GET /health",
            "GET /assets/<path>",
            "GET /webjars/{name}/<path>",
            "GET /api/v1/session",
            "POST /api/v1/session",
            "DELETE /api/v1/session");

    private static final Map<String, Role> NEEDED =
            Map.of("POST /api/v1/ingest", Role.AGENT, "GET /api/v1/audit", Role.OPERATOR);

    private Permits() {}

    /**
     * The role that a route needs; null where it needs none.
     *
     * @param method such as POST
     * @param path the route's, with its placeholders; null where no route is asked for, as by HEAD
     */
    static @Nullable Role needed(String method, @Nullable String path) {
        String route = method + " " + path;
        if (OPEN.contains(route)) {
            return null;
        }
        Role role = NEEDED.get(route);
        return role != null ? role : reads(method) ? Role.VIEWER : Role.OPERATOR;
    }

    /** Whether a method changes nothing. */
    static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
