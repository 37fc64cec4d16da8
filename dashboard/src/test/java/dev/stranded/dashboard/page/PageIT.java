package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.stranded.wire.Goodbye;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageIT extends PageTest {
    private static final String HOSTILE = "<img src=x onerror=\"pwned=1\"><script>pwned=1</script>&amp;";
    private static final String LIGHT_PAPER = "rgb(251, 250, 248)";
    private static final String DARK_PAPER = "rgb(23, 22, 20)";

    @Test
    void who_has_no_jvm_yet_is_told_how_to_start_one_and_sees_it_come(@TempDir Path folder) throws Exception {
        try (DashboardProcess fresh = DashboardProcess.start(folder)) {
            page.navigate(fresh.url());
            assertThat(heading()).hasText("No JVM has spoken yet");
            assertThat(page.locator(".command").first())
                    .containsText("java -javaagent:stranded-agent.jar=dashboard=" + fresh.url() + ",name=shop");

            Shop shop = shop("checkout");
            fresh.take(shop.hello(), shop.snapshot(12_031));

            assertThat(rowOf("checkout")).containsText("host checkout, pid 4711");
            assertThat(rowOf("checkout")).containsText("12,031");
            assertThat(heading()).hasText("1 JVM live: nothing found");
            page.navigate("about:blank");
        }
    }

    @Test
    void figures_move_without_a_reload() throws Exception {
        Shop shop = shop("moving");
        dashboard.take(shop.hello(), shop.snapshot(100));
        visit(shop, "");
        assertThat(heading()).hasText("100 tasks live, 100 waiting: nothing found");
        page.evaluate("window.loadedOnce = true");

        dashboard.take(shop.hello(), shop.snapshot(2_345));
        assertThat(heading()).hasText("2,345 tasks live, 2,345 waiting: nothing found");

        dashboard.take(shop.hello(), shop.finding(42));
        assertThat(heading()).hasText("42 virtual threads wait for ever in take(): moving");
        assertThat(page.locator(".reason")).containsText("proven: nothing that lives can reach");
        assertThat(page.locator("line-chart").first()).hasAttribute("aria-label", nowLive("2,345"));
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    private static Pattern nowLive(String figure) {
        return Pattern.compile("Live tasks by spawn site, now: .*Quotes:58 " + figure);
    }

    @Test
    void a_finding_shows_the_spawning_line_beside_the_blocked_line() throws Exception {
        Shop shop = shop("finding");
        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        visit(shop, "/findings/" + Shop.SIGNATURE);

        Locator spawned = page.locator(".hit", new Page.LocatorOptions().setHasText("spawned here"));
        Locator blocked = page.locator(".hit", new Page.LocatorOptions().setHasText("waits here, in take()"));
        assertThat(spawned).containsText(Shop.SPAWNING);
        assertThat(blocked).containsText(Shop.BLOCKED);
        BoundingBox left = spawned.boundingBox();
        BoundingBox right = blocked.boundingBox();
        assertThat(left.x + left.width).isLessThan(right.x);
        assertThat(right.y - left.y).isBetween(-60.0, 60.0);
    }

    @Test
    void the_state_of_a_channel_and_how_tasks_ended_are_told() throws Exception {
        Shop shop = shop("states");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "");

        Locator permits = page.locator(".channels tr", new Page.LocatorOptions().setHasText("Semaphore"));
        assertThat(permits).containsText(Shop.PERMITS);
        assertThat(permits).containsText("37");
        assertThat(permits).not().containsText("unknown place");
        Locator collectors = page.locator(".sites tr", new Page.LocatorOptions().setHasText("Quotes"));
        assertThat(collectors).containsText("3 failed");
        assertThat(collectors).containsText("2 collected");
    }

    @Test
    void a_jvm_that_its_agent_has_left_is_not_said_to_have_ended() throws Exception {
        Shop shop = shop("left");
        dashboard.take(
                shop.hello(), shop.snapshot(42), new Goodbye(shop.hello().jvm(), Instant.now(), Goodbye.DETACHED));
        visit(shop, "");

        assertThat(page.locator(".state").first()).hasText("detached");
        assertThat(page.locator(".note").first()).containsText("The agent left this JVM");
    }

    @Test
    void the_chart_of_a_finding_marks_when_it_was_first_seen_and_what_version_that_was() throws Exception {
        Shop before = shop("marked");
        Shop after = shop("marked");
        dashboard.take(before.hello("1.7", Instant.now().minusSeconds(3_600)));
        dashboard.take(after.hello("1.8", Instant.now().minusSeconds(50)), after.snapshot(42), after.finding(42));
        visit(after, "/findings/" + Shop.SIGNATURE);

        assertThat(page.locator("line-chart .mark")).hasCount(2);
        Locator deployed = page.locator("line-chart .mark", new Page.LocatorOptions().setHasText("version 1.8"));
        Locator seen = page.locator("line-chart .mark", new Page.LocatorOptions().setHasText("first seen"));
        assertThat(deployed.boundingBox().x).isLessThan(seen.boundingBox().x);
        assertThat(page.locator("line-chart")).hasAttribute("aria-label", Pattern.compile(".*first seen.*version 1.8"));
        assertThat(page.locator(".facts")).containsText("after version 1.7");
    }

    @Test
    void what_never_waited_is_not_said_to_be_blocked_or_released() throws Exception {
        Shop shop = shop("lost outcome");
        dashboard.take(shop.hello(), shop.snapshot(42), shop.lostOutcome());
        visit(shop, "/findings/" + Shop.SIGNATURE);

        assertThat(page.locator(".reason")).hasText("proven: nobody that lives can ask for their outcome any more");
        assertThat(page.locator(".hit")).containsText("given here");
        assertThat(page.getByText("Blocked at")).hasCount(0);
    }

    @Test
    void executors_made_at_one_place_are_one_row() throws Exception {
        Shop shop = shop("pools");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "");

        Locator row = page.locator("table.executors tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("× 2");
        assertThat(row).containsText("6 of 16, at most 16");
    }

    @Test
    void frames_of_libraries_are_folded_until_asked_for() throws Exception {
        Shop shop = shop("folded");
        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        visit(shop, "/findings/" + Shop.SIGNATURE);

        Locator frame = page.getByText("park(VirtualThread.java:596)");
        assertThat(page.getByText("2 frames of java.lang, java.util.concurrent"))
                .isVisible();
        assertThat(frame).isHidden();
        page.getByText("2 frames of java.lang, java.util.concurrent").click();
        assertThat(frame).isVisible();
    }

    @Test
    void what_a_jvm_says_is_shown_as_text() throws Exception {
        Shop shop = shop(HOSTILE);
        dashboard.take(shop.hello(), shop.snapshot(42, 30), shop.finding(42));
        for (String path : List.of(
                "/",
                "/findings",
                "/services?name=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8),
                "/compare?a=" + shop.jvm() + "&b=" + shop.jvm(),
                "/jvms/" + shop.jvm(),
                pathOf(shop))) {
            page.navigate(dashboard.url() + path);
            assertThat(page.locator("main")).containsText(HOSTILE);
            assertThat(page.locator("main img, main script")).hasCount(0);
            page.keyboard().press("/");
            assertThat(page.locator("dialog.finder")).containsText(HOSTILE);
            assertThat(page.locator("dialog img, dialog script")).hasCount(0);
            assertThat(page.evaluate("typeof pwned")).isEqualTo("undefined");
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void it_follows_the_systems_colour_scheme() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(dashboard.url());
        assertThat(page.locator("body")).hasCSS("background-color", LIGHT_PAPER);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.locator("body")).hasCSS("background-color", DARK_PAPER);
    }

    @Test
    void lost_contact_is_said_and_mends_itself(@TempDir Path folder) throws Exception {
        Shop shop = shop("lost");
        DashboardProcess mortal = DashboardProcess.start(folder);
        try (mortal) {
            mortal.take(shop.hello(), shop.snapshot(77));
            page.navigate(mortal.url() + "/jvms/" + shop.jvm());
            assertThat(heading()).hasText("77 tasks live, 77 waiting: nothing found");
            assertThat(banner()).isEmpty();
        }
        assertThat(banner()).containsText("Lost contact with the dashboard; showing what was known at ");
        assertThat(heading()).hasText("77 tasks live, 77 waiting: nothing found");

        try (DashboardProcess again = mortal.startAgain()) {
            assertThat(banner()).isEmpty();
            again.take(shop.hello(), shop.snapshot(88));
            assertThat(heading()).hasText("88 tasks live, 88 waiting: nothing found");
            page.navigate("about:blank");
        }
        assertThat(window.complaintsOfThePage()).isEmpty();
    }

    @Test
    void what_is_not_known_is_said_to_be_unknown() {
        page.navigate(dashboard.url() + "/jvms/nobody");
        assertThat(heading()).hasText("This JVM is not known here");
        page.navigate(dashboard.url() + "/jvms/nobody/findings/nothing");
        assertThat(heading()).hasText("This finding is not known here");
        assertThat(window.complaintsOfThePage()).isEmpty();
    }

    @Test
    void long_lists_stop_and_go_on_when_asked() throws Exception {
        Shop shop = shop("long");
        dashboard.take(shop.hello(), shop.snapshot(42, 50));
        visit(shop, "");
        Locator rows = page.locator("table.sites tbody tr");
        assertThat(rows).hasCount(12);
        page.getByText("and 38 more").click();
        assertThat(rows).hasCount(50);
    }

    @Test
    void a_finding_can_be_copied_as_markdown() throws Exception {
        Shop shop = shop("copied");
        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        window.allowClipboard();
        visit(shop, "/findings/" + Shop.SIGNATURE);
        page.getByText("Copy as Markdown").click();
        assertThat(page.locator(".copy.pressed .said")).hasText("Copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("### 42 virtual threads wait for ever in take(): copied\n")
                .contains(Shop.SPAWNING + "   <-- spawned here")
                .contains(Shop.BLOCKED + "   <-- waits here")
                .contains("```java\n// who puts\n")
                .endsWith("<" + dashboard.url() + "/findings/" + Shop.SIGNATURE + "?service=copied>\n");
    }

    @Test
    void a_copied_backlog_tells_how_long_its_oldest_element_waits() throws Exception {
        Shop shop = shop("heaped");
        dashboard.take(shop.hello(), shop.backlog());
        window.allowClipboard();
        visit(shop, "/findings/" + Shop.SIGNATURE);
        page.getByText("Copy as Markdown").click();
        assertThat(page.locator(".copy.pressed .said")).hasText("Copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .contains(
                        "The oldest element has waited for at least 52 s. Meanwhile about 25/s were put and 24/s taken.");
    }

    @Test
    void a_narrow_window_shows_everything_without_scrolling_sideways() throws Exception {
        Shop shop = shop("narrow");
        dashboard.take(shop.hello(), shop.snapshot(42, 30), shop.finding(42));
        page.setViewportSize(380, 800);
        for (String path : List.of("/", "/findings", "/jvms/" + shop.jvm(), pathOf(shop))) {
            page.navigate(dashboard.url() + path);
            assertThat(heading()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
        }
    }

    @Test
    void a_walk_through_the_pages_leaves_no_complaint_and_asks_no_one_else() throws Exception {
        Shop shop = shop("walk");
        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        page.navigate(dashboard.url());
        page.getByText("host walk, pid 4711").first().click();
        assertThat(page.locator("line-chart canvas")).hasCount(5);
        heading().locator("a").click();
        assertThat(page.locator(".stack")).hasCount(2);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Findings"))
                .click();
        assertThat(page.locator("table.findings")).isVisible();
        page.goBack();
        assertThat(page.locator(".stack")).hasCount(2);

        assertThat(window.complaints()).isEmpty();
        assertThat(window.servers()).containsExactly(dashboard.url());
    }

    private static String pathOf(Shop shop) {
        return "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE;
    }

    private Locator banner() {
        return page.locator(".banner");
    }

    private Locator rowOf(String name) {
        return page.locator("table.fleet tbody", new Page.LocatorOptions().setHasText(name))
                .locator("tr.row");
    }
}
