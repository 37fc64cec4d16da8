package dev.stranded.dashboard.live;

import dev.stranded.dashboard.store.Changes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of what a listener got last: the place in the store's sequence of revisions where it goes on. */
final class EventId {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final long LONGEST_AWAY_MILLIS = 10 * 60_000L;

    private EventId() {}

    static String of(Changes.Since since) {
        return since.revision() + "-" + since.at();
    }

    /** Where a listener with that id goes on; null where it was away for too long, or the id is not of this store. */
    static Changes.@Nullable Since resumed(String id, Changes.Since now) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return null;
        }
        Changes.Since since =
                new Changes.Since(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), now.jvm());
        boolean isKnown = since.revision() <= now.revision() && since.at() <= now.at();
        return isKnown && now.at() - since.at() <= LONGEST_AWAY_MILLIS ? since : null;
    }
}
