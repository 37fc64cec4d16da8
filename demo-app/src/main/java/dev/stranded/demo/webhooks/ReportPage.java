package dev.stranded.demo.webhooks;

import static dev.stranded.demo.chart.Markup.escape;

import dev.stranded.demo.chart.Chart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The report as HTML: no script, nothing from elsewhere, and a policy that has the browser hold it to that. */
final class ReportPage {
    private static final double MEGA = 1e6;
    private static final double MILLIS_A_SECOND = 1_000;

    private final Plan plan;
    private final List<ModeResult> results;
    private final Charts charts;
    private final Words words;
    private final StringBuilder html = new StringBuilder();

    ReportPage(Plan plan, List<ModeResult> results, Charts charts) {
        this.plan = plan;
        this.results = results;
        this.charts = charts;
        this.words = new Words(plan);
    }

    /** The page, with this style. */
    String html(String style) {
        html.append(text("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Webhooks: one thread each, or a hundred workers</title>
                <style>%s</style>
                </head>
                <body><main>
                """, sha256(style), style));
        html.append("<h1>A million webhooks an hour: a thread for each, or a hundred workers</h1>\n");
        words.lessons(results).forEach(lesson -> paragraph("lead", lesson));
        figures();
        charts();
        accounts();
        findings();
        conditions();
        return html.append("</main></body></html>\n").toString();
    }

    private void figures() {
        html.append("<div class=\"card scroll\"><table><thead><tr><th>mode</th><th>sent</th><th>completed</th>"
                + "<th>a second</th><th>peak RSS</th><th>peak heap</th><th>peak tasks</th><th>429s</th>"
                + "<th>of requests</th><th>taken after, median</th><th>slowest in 100</th>"
                + "<th class=\"words\">outcome</th></tr></thead><tbody>\n");
        for (ModeResult result : results) {
            Figures figures = result.figures();
            html.append(text(
                    "<tr><td>%s</td><td>%,d</td><td>%,d</td><td>%,.0f</td><td>%,.0f MB</td><td>%,.0f MB</td><td>%,d</td>"
                            + "<td>%,d</td><td>%.2f %%</td><td>%s</td><td>%s</td>"
                            + "<td class=\"words%s\">%s</td></tr>\n",
                    result.mode(),
                    figures.sent(),
                    figures.completed(),
                    figures.perSecond(),
                    figures.peakRssBytes() / MEGA,
                    figures.peakHeapBytes() / MEGA,
                    figures.peakLiveTasks(),
                    figures.rejected429(),
                    100 * figures.rejectedPart(),
                    time(figures.medianMillis()),
                    time(figures.slowMillis()),
                    result.outcome().killed() ? " bad" : "",
                    escape(result.outcome().detail())));
        }
        html.append("</tbody></table></div>\n");
        paragraph(
                "muted",
                "Memory is the operating system's count of the receiver's process. \"Taken after\" counts from the moment"
                        + " a webhook was due, whether or not the sender had a connection for it then. In the charts, the"
                        + " figure beside a name is its peak unless it says otherwise.");
    }

    private void charts() {
        chart("Memory", "What is under way is held: bodies, parsed trees, buffers, stacks.", charts.memory());
        chart("Live tasks", "As Stranded counts them in the receiver.", charts.tasks());
        chart(
                "What waits",
                "The same webhooks wait in every mode. What differs is where: in the receiver's memory, or with their"
                        + " sender, which knows what has not been acknowledged.",
                charts.unfinished());
        chart("Queue", "The bounded queue of the pool; the naive ones have none to see.", charts.queue());
        chart("Throughput", "Once the stall is over, the API's limit is the bottleneck.", charts.throughput());
        chart(
                "Turned away by the API",
                "Workers that are told 429 sleep and come again; a token bucket does not ask before its time.",
                charts.rejections());
        chart("The API's latency", "Powers of ten; what came in the stall is answered after it.", charts.latency());
    }

    private void accounts() {
        html.append("<h2>Every webhook accounted for</h2>\n");
        results.forEach(result -> paragraph("", Words.accounts(result)));
    }

    private void findings() {
        html.append("<h2>What Stranded found</h2>\n");
        if (!plan.agent()) {
            paragraph("", "It was not there: --no-agent.");
            return;
        }
        for (ModeResult result : results) {
            List<String> found = Words.found(result);
            html.append("<div class=\"card\"><b>").append(result.mode()).append("</b>");
            if (found.isEmpty()) {
                html.append(" <span class=\"muted\">nothing</span>");
            }
            found.forEach(
                    finding -> html.append("<pre>").append(escape(finding)).append("</pre>"));
            html.append("</div>\n");
        }
    }

    private void conditions() {
        html.append("<h2>How it was run</h2>\n");
        words.scale().forEach(line -> paragraph("", line));
        paragraph("", Machine.words());
        paragraph(
                "",
                "The heap's limit is what differs between the receivers: one that does a hundred webhooks at a time can be"
                        + " given a heap for a hundred. Give the naive one the same and see: --modes naive --heap "
                        + plan.boundedHeap() + ".");
        html.append(text(
                "<footer>%s, by java -jar stranded-demo.jar webhooks.</footer>\n",
                ZonedDateTime.now(ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
    }

    private void chart(String title, String words, Chart chart) {
        html.append("<h2>").append(escape(title)).append("</h2>\n");
        paragraph("muted", words);
        html.append("<div class=\"card scroll\">").append(chart.svg()).append("</div>\n");
    }

    private void paragraph(String style, String words) {
        html.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                .append(escape(words))
                .append("</p>\n");
    }

    private static String time(double millis) {
        return millis < MILLIS_A_SECOND ? text("%,.0f ms", millis) : text("%,.1f s", millis / MILLIS_A_SECOND);
    }

    private static String sha256(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
