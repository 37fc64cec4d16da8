package dev.stranded.dashboard.store;

import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How what operators said of a finding ends without them: a finding that was called resolved is seen again, a finding
 * is over, a silence has lasted as long as it was to.
 *
 * <p>That a finding goes on is told by what the same JVM said before, never by comparing the clocks of two machines.
 */
final class HandlingTurns {
    /** Who acts where nobody does. */
    static final String ITSELF = "Stranded";

    private static final int LONGEST_SITE = 500;
    private static final Pattern LOCATION = Pattern.compile("\\([^()]*\\)$");

    private HandlingTurns() {}

    /** Takes notice of a finding that is about to be stored. */
    static void note(Connection connection, FindingKey key, Finding finding, long now, long revision)
            throws SQLException {
        Long before = Sql.first(
                connection,
                "select last_seen from finding where jvm = ? and signature = ?",
                row -> row.getLong(1),
                finding.jvm(),
                finding.signature());
        if (before == null) {
            noteSites(connection, finding);
        }
        Handling handling = HandlingRows.one(connection, key);
        boolean goesOn = before == null || finding.lastSeen().toEpochMilli() > before;
        if (finding.state() == FindingLife.OPEN) {
            if (goesOn && handling != null && handling.state() == Handling.State.RESOLVED) {
                end(connection, key, now, "came-back", now, revision);
                AlertRows.forgetTold(connection, key);
            }
        } else if (isOverElsewhere(connection, key, finding.jvm())) {
            AlertRows.forgetTold(connection, key);
            if (handling != null && endsWithIt(handling)) {
                end(connection, key, now, "over", null, revision);
            }
        }
    }

    /** Silences that have lasted as long as they were to. */
    static void lapse(Connection connection, long now, long revision) throws SQLException {
        for (FindingKey key : HandlingRows.lapsed(connection, now)) {
            Handling handling = HandlingRows.one(connection, key);
            end(connection, key, now, "unmute", handling == null ? null : handling.cameBackAt(), revision);
        }
    }

    private static boolean endsWithIt(Handling handling) {
        return handling.state() == Handling.State.ACKNOWLEDGED
                || (handling.state() == Handling.State.MUTED && handling.mutedUntil() == null);
    }

    private static void end(
            Connection connection, FindingKey key, long now, String act, @Nullable Long cameBackAt, long revision)
            throws SQLException {
        Handling open = new Handling(Handling.State.OPEN, null, ITSELF, null, now, cameBackAt);
        HandlingRows.put(connection, key, open, act, revision);
    }

    /** Whether no other JVM that may still run has it. */
    private static boolean isOverElsewhere(Connection connection, FindingKey key, String jvm) throws SQLException {
        return Sql.number(connection, """
                        select count(*) from finding f join jvm j on j.id = f.jvm
                        where f.signature = ? and f.state = 'open' and f.jvm <> ? and j.name = ? and j.ended_at is null""", key.signature(), jvm, key.service()) == 0;
    }

    private static void noteSites(Connection connection, Finding finding) throws SQLException {
        Set<String> sites = new LinkedHashSet<>();
        if (finding.spawn() != null) {
            sites.add(method(finding.spawn().site()));
        }
        if (finding.blocked() != null) {
            sites.add(method(finding.blocked().site()));
        }
        if (finding.channel() != null && finding.channel().created() != null) {
            sites.add(method(finding.channel().created()));
        }
        for (String site : sites) {
            Sql.update(
                    connection,
                    "insert into finding_site (jvm, signature, site) values (?, ?, ?) on conflict do nothing",
                    finding.jvm(),
                    finding.signature(),
                    site);
        }
    }

    /** Without its line, which moves with each version. */
    private static String method(String site) {
        String method = LOCATION.matcher(site).replaceAll("");
        return method.length() <= LONGEST_SITE ? method : method.substring(0, LONGEST_SITE);
    }
}
