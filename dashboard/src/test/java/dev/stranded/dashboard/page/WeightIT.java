package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages weigh and how long they take, of 200 JVMs with 100,000 tasks and 1,000 findings. */
final class WeightIT {
    private static final int JVMS = 200;
    private static final int FINDINGS = 1_000;
    private static final long TASKS_OF_EACH = 500;
    private static final long MOST_BYTES = 600_000;
    private static final long LONGEST_TASK_MILLIS = 200;
    private static final long LATEST_PAINT_MILLIS = 1_000;
    private static final String WATCH_LONG_TASKS = """
            window.longest = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
              window.longest = Math.max(window.longest, entry.duration);
            })).observe({ type: 'longtask', buffered: true });
            """;

    private static DashboardProcess dashboard;
    private static Chromium chromium;
    private static List<Shop> fleet = List.of();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        chromium = Chromium.start();
        dashboard = DashboardProcess.start(folder);
        fleet = Fleet.speak(dashboard, JVMS, FINDINGS, TASKS_OF_EACH);
        try (Window warm = open()) {
            warm.page().navigate(dashboard.url());
            assertThat(warm.page().locator("tr.row").first()).isVisible();
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        dashboard.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/findings",
                "/services?name=service-1",
                "/compare?a=jvm-1&b=jvm-2",
                "/jvms/jvm-1",
                "/jvms/jvm-1/findings/signature-5");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_there_within_a_second_and_holds_nobody_up(String path) {
        try (Window window = open()) {
            Page page = window.page();
            page.navigate(dashboard.url() + path);
            assertThat(page.locator("h1")).isVisible();
            double shown = ((Number) page.evaluate("performance.now()")).doubleValue();
            System.out.println(path + " is there after " + Math.round(shown) + " ms");
            assertThat(shown).as("%s is there after so many ms", path).isLessThan(LATEST_PAINT_MILLIS);
            assertNothingTookLong(page, path);
        }
    }

    @Test
    void the_first_load_is_light() {
        try (Window window = open()) {
            Page page = window.page();
            List<Request> finished = new ArrayList<>();
            page.onRequestFinished(finished::add);
            page.navigate(dashboard.url());
            assertThat(page.locator("tr.row").first()).isVisible();
            long bytes = finished.stream()
                    .mapToLong(request -> (long) request.sizes().responseBodySize)
                    .sum();
            System.out.println("the first load is " + bytes + " bytes in " + finished.size() + " answers");
            assertThat(bytes).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void long_lists_are_shown_whole_when_asked_and_stay_quick() throws Exception {
        try (Window window = open()) {
            Page page = window.page();
            page.navigate(dashboard.url() + "/findings?state=all");
            assertThat(page.locator("tr.row")).hasCount(100);
            page.getByText("and 900 more").click();
            assertThat(page.locator("tr.row")).hasCount(FINDINGS);
            page.mouse().wheel(0, 20_000);
            dashboard.take(fleet.get(0).hello(), fleet.get(0).snapshot(9_999));
            assertThat(page.locator("tr.row")).hasCount(FINDINGS);
            assertNothingTookLong(page, "all findings");
        }
    }

    private static void assertNothingTookLong(Page page, String what) {
        double longest = ((Number) page.evaluate("window.longest")).doubleValue();
        System.out.println(what + ": the longest task took " + Math.round(longest) + " ms");
        assertThat(longest).as("the longest task of %s", what).isLessThanOrEqualTo(LONGEST_TASK_MILLIS);
    }

    private static Window open() {
        Window window = chromium.open(new NewContextOptions().setViewportSize(1280, 900));
        window.page().addInitScript(WATCH_LONG_TASKS);
        return window;
    }
}
