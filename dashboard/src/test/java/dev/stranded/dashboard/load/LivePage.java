package dev.stranded.dashboard.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import dev.stranded.dashboard.page.Chromium;
import dev.stranded.dashboard.page.Window;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * A page in a browser beside the load: the page itself notes when it shows how many live tasks of which JVM, by the
 * clock that all processes of this machine share. Ownership: the thread that started the browser, which has nothing to
 * do meanwhile.
 */
final class LivePage implements AutoCloseable {
    private static final double LONG_MILLIS = 200;

    /**
     * A JVM's own page tells of it among its facts; the page of all JVMs has a row for each, as far as it shows them. A
     * row that comes into sight tells what was known before, so its first figure is noted with no time, unless it is
     * the JVM's very first.
     */
    private static final String WATCH = """
            window.shown = [];
            window.tasks = [];
            const newest = new Map();
            const rows = 'table.fleet tr.row';
            const fact = () => document.querySelector('.facts a[href^="/jvms/"][href$="/tasks"]');
            const told = (link, figure) => [link.getAttribute('href').split('/')[2], Number(figure.textContent.replace(/\\D/g, ''))];
            const toldByRow = row => told(row.querySelector('a.whole'), row.querySelector('td[data-label="Live tasks"]'));
            const note = ([jvm, live], isTimed) => {
              if (live > 0 && newest.get(jvm) !== live) {
                newest.set(jvm, live);
                window.shown.push([jvm, live, isTimed ? performance.timeOrigin + performance.now() : null]);
              }
            };
            const noteFirst = figure => note(figure, figure[1] === 1);
            const rowsIn = node => node.matches(rows) ? [node] : [...node.querySelectorAll(rows)];
            window.now = () => [...document.querySelectorAll(rows)].map(toldByRow).concat(fact() ? [told(fact(), fact())] : []);
            new MutationObserver(changes => {
              const added = new Set(changes.flatMap(change => [...change.addedNodes])
                .filter(node => node instanceof Element).flatMap(rowsIn));
              added.forEach(row => noteFirst(toldByRow(row)));
              const changed = new Set(changes
                .map(change => (change.target instanceof Element ? change.target : change.target.parentElement)?.closest(rows))
                .filter(row => row && !added.has(row)));
              changed.forEach(row => note(toldByRow(row), true));
              if (fact()) {
                const own = told(fact(), fact());
                newest.has(own[0]) ? note(own, true) : noteFirst(own);
              }
            }).observe(document, { childList: true, subtree: true, characterData: true });
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
              window.tasks.push(entry.duration);
            })).observe({ type: 'longtask', buffered: true });
            """;

    private final Load load;
    private final String path;
    private final Window window;
    private final Histogram millis = new Histogram(3);
    private int longTasks;
    private double longestMillis;

    private LivePage(Load load, String path, Window window) {
        this.load = load;
        this.path = path;
        this.window = window;
    }

    static LivePage open(Chromium chromium, URI dashboard, String path, Load load) {
        Window window = chromium.open(new NewContextOptions().setViewportSize(1280, 900));
        window.page().addInitScript(WATCH);
        window.page().navigate(dashboard.resolve(path).toString());
        return new LivePage(load, path, window);
    }

    /** Waits until all that was told last is shown, and takes in what the page has noted. */
    void read() throws IOException {
        window.page()
                .waitForFunction(
                        "last => now().length > 0 && now().every(([jvm, live]) => live === last[jvm])", load.stored());
        JsonNode noted =
                new ObjectMapper().readTree((String) window.page().evaluate("JSON.stringify({ shown, tasks })"));
        Map<String, Integer> last = new HashMap<>();
        for (JsonNode shown : noted.at("/shown")) {
            String jvm = shown.path(0).asText();
            int live = shown.path(1).asInt();
            if (shown.path(2).isNumber()) {
                record(jvm, last.getOrDefault(jvm, 0), live, shown.path(2).asDouble());
            }
            last.merge(jvm, live, Math::max);
        }
        for (JsonNode task : noted.at("/tasks")) {
            longestMillis = Math.max(longestMillis, task.asDouble());
            longTasks += task.asDouble() > LONG_MILLIS ? 1 : 0;
        }
    }

    /** What was passed over was seen, too, once something later was. */
    private void record(String jvm, int after, int live, double atMillis) {
        for (int number = after + 1; number <= live; number++) {
            millis.recordValue(Math.max(0, Math.round(atMillis - load.sentMillis(jvm, number))));
        }
    }

    /** From a batch's first try to the page, in milliseconds. */
    Histogram millis() {
        return millis;
    }

    String path() {
        return path;
    }

    /** A row of the report. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| `%s` | %,d | %,d ms | %,d ms | %,d ms | %,d | %,.0f ms |",
                path,
                millis.getTotalCount(),
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getMaxValue(),
                longTasks,
                longestMillis);
    }

    @Override
    public void close() {
        window.close();
    }
}
