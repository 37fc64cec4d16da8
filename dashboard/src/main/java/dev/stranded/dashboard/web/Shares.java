package dev.stranded.dashboard.web;

import dev.stranded.dashboard.access.Caller;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one token from taking all the room for pages that listen: each gets half of it at most.
 *
 * <p>A page that listens keeps a thread, so there is room for a certain number of them only.
 */
public final class Shares {
    private static final String EVENTS = "/api/v1/events";
    private static final String KEY = Shares.class.getName();
    private static final int MOST = 50;
    private static final int TOO_MANY = 429;

    private final Map<String, Integer> listening = new HashMap<>();

    /** Nobody listens yet. */
    public Shares() {}

    /** Throws if who asks has enough pages that listen. */
    public void take(Context context) {
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        Caller caller = Caller.orNull(context);
        if (route == null || !route.path.equals(EVENTS) || caller == null || caller.by() == Caller.By.LOOPBACK) {
            return;
        }
        if (!takeOne(caller.name())) {
            throw new HttpResponseException(
                    TOO_MANY,
                    MOST + " pages listen with the token " + caller.name()
                            + " already, the most that one may have; close some of them, or give each user a token.");
        }
        context.attribute(KEY, caller.name());
    }

    /** Gives back what a request took. */
    public void giveBack(Context context) {
        String name = context.attribute(KEY);
        if (name != null) {
            giveBack(name);
        }
    }

    private synchronized boolean takeOne(String name) {
        int taken = listening.getOrDefault(name, 0);
        if (taken < MOST) {
            listening.put(name, taken + 1);
        }
        return taken < MOST;
    }

    private synchronized void giveBack(String name) {
        listening.computeIfPresent(name, (key, taken) -> taken == 1 ? null : taken - 1);
    }
}
