package dev.stranded.dashboard.load;

import dev.stranded.dashboard.page.Chromium;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The pages that are open in a browser during the load: that of all JVMs, and one JVM's own. */
final class LivePages implements AutoCloseable {
    private static final List<String> PATHS = List.of("/", "/jvms/load-0");

    private final Chromium chromium;
    private final List<LivePage> pages;

    private LivePages(Chromium chromium, List<LivePage> pages) {
        this.chromium = chromium;
        this.pages = pages;
    }

    static LivePages open(URI dashboard, Load load) {
        Chromium chromium = Chromium.start();
        return new LivePages(
                chromium,
                PATHS.stream()
                        .map(path -> LivePage.open(chromium, dashboard, path, load))
                        .toList());
    }

    /** Once the load is over. */
    List<LivePage> read() throws IOException {
        for (LivePage page : pages) {
            page.read();
        }
        return pages;
    }

    /** What was measured, as a table. */
    static String report(List<LivePage> pages) {
        return "\n| page in Chromium | updates | seen there p50 | p99 | max | tasks above 200 ms | longest task |\n"
                + "|---|---|---|---|---|---|---|\n"
                + pages.stream().map(LivePage::row).collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
