package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings that are like one: the table {@code finding_site}, and findings by signature. */
final class SimilarRows {
    static final int MOST_OF_EACH = 12;

    private static final int MOST_READ = 60;
    private static final String NEWEST_OPEN_FIRST =
            " order by case f.state when 'open' then 0 else 1 end, f.last_seen desc, f.jvm, f.signature limit ";

    private SimilarRows() {}

    static List<SimilarRow> of(Connection connection, String jvm, String signature) throws SQLException {
        List<SimilarRow> similar = new ArrayList<>(Sql.list(
                connection,
                "select j.hello, " + HandlingRows.COLUMNS + HandlingRows.TABLES + "where f.signature = ? and f.jvm <> ?"
                        + NEWEST_OPEN_FIRST + MOST_OF_EACH,
                row -> new SimilarRow(true, row.getString("hello"), HandlingRows.handled(row)),
                signature,
                jvm));
        similar.addAll(atTheSamePlaces(connection, jvm, signature));
        return similar;
    }

    /** Of the same finding in several JVMs of one application the newest. */
    private static List<SimilarRow> atTheSamePlaces(Connection connection, String jvm, String signature)
            throws SQLException {
        Set<FindingKey> seen = new HashSet<>();
        List<Placed> read = Sql.list(
                connection,
                "select j.name, f.signature, j.hello, " + HandlingRows.COLUMNS + HandlingRows.TABLES
                        + """
                        where f.signature <> ? and (f.jvm, f.signature) in (
                          select s.jvm, s.signature from finding_site s where s.site in (
                            select site from finding_site where jvm = ? and signature = ?))"""
                        + NEWEST_OPEN_FIRST + MOST_READ,
                row -> new Placed(
                        new FindingKey(row.getString("name"), row.getString("signature")),
                        new SimilarRow(false, row.getString("hello"), HandlingRows.handled(row))),
                signature,
                jvm,
                signature);
        return read.stream()
                .filter(placed -> seen.add(placed.key()))
                .map(Placed::row)
                .limit(MOST_OF_EACH)
                .toList();
    }

    static @Nullable String newest(Connection connection, FindingKey key) throws SQLException {
        return Sql.first(
                connection,
                "select f.jvm from finding f join jvm j on j.id = f.jvm where f.signature = ? and j.name = ?"
                        + NEWEST_OPEN_FIRST + 1,
                row -> row.getString(1),
                key.signature(),
                key.service());
    }

    /** Forgets the places of findings that are forgotten. */
    static void forgetOrphans(Connection connection) throws SQLException {
        Sql.update(connection, """
                delete from finding_site where not exists (select 1 from finding f
                  where f.jvm = finding_site.jvm and f.signature = finding_site.signature)""");
    }

    /** A finding with what tells it from others. */
    private record Placed(FindingKey key, SimilarRow row) {}
}
