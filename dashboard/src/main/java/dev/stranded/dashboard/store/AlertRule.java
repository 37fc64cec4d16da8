package dev.stranded.dashboard.store;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told of which findings.
 *
 * @param id identifies it
 * @param name what its owners call it
 * @param kind only of this kind, as on the wire; null: of any
 * @param verdict at least this sure: suspected, evident or proven
 * @param growth only where the count grows by this many a minute; null: whether it grows or not
 * @param service only of applications whose name is this, with * for any text; null: of any
 * @param form how the message is written
 * @param url where it is sent to
 * @param secret what generic messages are signed with; null: they are not
 * @param page where the dashboard's page is, for the links in messages
 * @param enabled whether it is in force
 * @param changedAt when it was last changed, milliseconds since 1970
 */
public record AlertRule(
        String id,
        String name,
        @Nullable String kind,
        String verdict,
        @Nullable Long growth,
        @Nullable String service,
        Form form,
        String url,
        @Nullable String secret,
        String page,
        boolean enabled,
        long changedAt) {
    private static final List<String> VERDICTS = List.of("suspected", "evident", "proven");

    /** How a message is written. */
    public enum Form {
        /** This dashboard's own JSON. */
        GENERIC,
        /** What Slack's incoming webhooks take, and Mattermost's, Rocket.Chat's and Discord's. */
        SLACK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the rule is about such findings, however fast they grow. */
    public boolean concerns(FindingKey key, String kindOf, String verdictOf) {
        return (kind == null || kind.equals(kindOf))
                && VERDICTS.indexOf(verdictOf) >= VERDICTS.indexOf(verdict)
                && (service == null || matches(service, key.service()));
    }

    /** Whether the name is the pattern, in which a * stands for any text. */
    static boolean matches(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        String last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || !name.endsWith(last)) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int at = name.indexOf(parts[i], from);
            if (at < 0) {
                return false;
            }
            from = at + parts[i].length();
        }
        return from <= name.length() - last.length();
    }
}
