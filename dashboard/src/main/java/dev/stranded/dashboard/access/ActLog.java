package dev.stranded.dashboard.access;

import dev.stranded.dashboard.store.AccessBook;
import dev.stranded.dashboard.store.Act;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of what operators did, and of who came in. */
public final class ActLog {
    private static final String KEY = ActLog.class.getName();
    private static final int LONGEST = 500;
    private static final String NOBODY = "nobody known";
    private static final String COMMAND_LINE = "command line";
    private static final int DONE = 200;

    private final AccessBook book;
    private final Clock clock;

    /** Kept in a store. */
    public ActLog(AccessBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * Says in words what a request does, such as "muted finding 3f2a91 of shop until tomorrow"; without it the log has
     * the request's method and path.
     */
    public static void says(Context context, String act) {
        context.attribute(KEY, act);
    }

    /** Writes down a request that was answered. */
    public void note(Caller caller, Context context) {
        String said = context.attribute(KEY);
        String act = said == null ? context.method() + " " + context.path() : said;
        write(caller, act, context.statusCode(), context.ip());
    }

    /** Writes down what somebody did. */
    public void write(@Nullable Caller caller, String act, int status, String address) {
        String who = caller == null ? NOBODY : caller.name();
        String role = caller == null ? "" : caller.role().toString();
        book.write(new Act(clock.millis(), who, role, brief(act), status, address));
    }

    /** Writes down a change of the tokens file. */
    public void tokensChanged(List<Token> before, List<Token> now) {
        List<String> changes = new ArrayList<>();
        now.stream().filter(token -> !before.contains(token)).forEach(token -> changes.add("added " + named(token)));
        before.stream().filter(token -> !now.contains(token)).forEach(token -> changes.add("revoked " + named(token)));
        book.write(new Act(clock.millis(), COMMAND_LINE, "", brief(String.join(", ", changes)), DONE, ""));
    }

    private static String named(Token token) {
        return "the " + token.role() + " token " + token.name();
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
