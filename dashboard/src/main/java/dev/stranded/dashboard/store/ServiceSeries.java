package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the series of all JVMs of an application together: at each step of time, the sum of their samples. */
final class ServiceSeries {
    private static final int MOST_JVMS = 30;
    private static final long LEAST_STEP_MILLIS = 5_000;

    private ServiceSeries() {}

    /** The series over a span that ends now, of the JVMs that were heard last. */
    static Series of(Connection connection, String name, Span span, int points) throws SQLException {
        Long first = SampleRows.first(connection, name);
        long from = first == null ? span.from() : Math.max(first, span.from());
        long step = Math.max(LEAST_STEP_MILLIS, (span.to() - from) / points);
        List<String> jvms = Sql.list(
                connection,
                "select id from jvm where name = ? and last_seen >= ? order by last_seen desc, id limit " + MOST_JVMS,
                row -> row.getString(1),
                name,
                from);
        SortedMap<Long, Sum> sums = new TreeMap<>();
        for (String jvm : jvms) {
            add(sums, SampleRows.ofEachStep(connection, jvm, new Span(from, span.to()), step), step);
        }
        return SeriesMaker.make(samples(sums, step), step, points);
    }

    /** Adds the samples of one JVM; one step without any is bridged, as steps and samples do not keep time together. */
    private static void add(SortedMap<Long, Sum> sums, List<Sample> samples, long step) {
        Sample before = null;
        long bucketBefore = Long.MIN_VALUE;
        for (Sample sample : samples) {
            long bucket = sample.at() / step;
            if (before != null && bucket == bucketBefore + 2) {
                sum(sums, bucket - 1).add(before, before);
            }
            sum(sums, bucket).add(sample, before == null ? sample : before);
            before = sample;
            bucketBefore = bucket;
        }
    }

    private static Sum sum(SortedMap<Long, Sum> sums, long bucket) {
        return sums.computeIfAbsent(bucket, key -> new Sum());
    }

    private static List<Sample> samples(SortedMap<Long, Sum> sums, long step) {
        List<Sample> samples = new ArrayList<>(sums.size());
        Sum before = new Sum();
        for (var sum : sums.entrySet()) {
            samples.add(sum.getValue().sample(sum.getKey() * step, before));
            before = sum.getValue();
        }
        return samples;
    }
}
