package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.wire.Goodbye;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about many JVMs, and what every page can do. */
final class FleetPageIT extends PageTest {
    private static final String LIGHT_PAPER = "rgb(251, 250, 248)";
    private static final String DARK_PAPER = "rgb(23, 22, 20)";

    @Test
    void the_first_steps_show_how_to_attach_to_what_runs_already(@TempDir Path folder) throws Exception {
        try (DashboardProcess fresh = DashboardProcess.start(folder)) {
            window.allowClipboard();
            page.navigate(fresh.url());
            Locator attach = page.locator(".command", new Page.LocatorOptions().setHasText("attach 4711"));
            attach.getByRole(AriaRole.BUTTON).click();
            assertThat(attach.locator(".said")).hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo("java -jar stranded-agent.jar attach 4711 dashboard=" + fresh.url() + ",name=shop");
            page.navigate("about:blank");
        }
    }

    @Test
    void jvms_are_searched_by_any_of_their_words_and_the_address_keeps_them() throws Exception {
        Shop billing = shop("billing");
        Shop search = shop("search");
        dashboard.take(billing.hello("7.1", Instant.now()), billing.snapshot(3));
        dashboard.take(search.hello("7.2", Instant.now()), search.snapshot(4), search.finding(4));
        page.navigate(dashboard.url());
        page.getByLabel("Search JVMs").fill("search 7.2 proven");
        assertThat(rows()).hasCount(1);
        assertThat(rows()).containsText("host search, pid 4711");
        page.reload();
        assertThat(rows()).hasCount(1);
        page.getByLabel("Search JVMs").fill("billing proven");
        assertThat(page.locator("main")).containsText("No JVM has all of these words");
    }

    @Test
    void a_jvm_that_is_gone_stays_and_is_marked() throws Exception {
        Shop gone = shop("gone");
        dashboard.take(gone.hello(), gone.snapshot(3), new Goodbye(gone.jvm(), Instant.now(), "the JVM exits"));
        page.navigate(dashboard.url() + "/?q=gone");
        assertThat(rows()).hasClass(Pattern.compile("past"));
        assertThat(rows().locator(".state")).hasText("ended");
    }

    @Test
    void two_ticked_jvms_are_compared_on_equal_axes() throws Exception {
        Shop naive = shop("naive");
        Shop pool = shop("pool");
        dashboard.take(naive.hello("1", Instant.now().minusSeconds(90)), naive.snapshot(20_000), naive.finding(19_000));
        dashboard.take(pool.hello("1", Instant.now().minusSeconds(60)), pool.snapshot(100));
        page.navigate(dashboard.url());
        page.getByLabel(Pattern.compile("Compare naive,")).check();
        page.getByLabel(Pattern.compile("Compare pool,")).check();
        page.getByText("Compare these two").click();
        assertThat(heading()).hasText("1 finding only in the first, 0 only in the second, 0 in both");
        assertThat(page.locator("table.figures")).containsText("20,000");
        assertThat(page.locator("line-chart canvas")).hasCount(10);
        assertThat(page.evaluate("[...document.querySelectorAll('line-chart')].slice(0, 2).map(c => c.model.most)"))
                .isEqualTo(java.util.List.of(20_000, 20_000));
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void a_jvm_is_compared_with_the_one_before_its_deploy() throws Exception {
        Shop before = shop("deployed");
        Shop after = shop("deployed");
        dashboard.take(before.hello("1.7", Instant.now().minusSeconds(3_600)), before.snapshot(5));
        dashboard.take(after.hello("1.8", Instant.now().minusSeconds(50)), after.snapshot(42), after.finding(42));
        page.navigate(dashboard.url() + "/jvms/" + after.jvm());
        page.getByText("compare with before the deploy (version 1.7)").click();
        assertThat(heading()).hasText("0 findings only in the first, 1 only in the second, 0 in both");
        assertThat(page.locator("table.figures thead")).containsText("deployed 1.7");
    }

    @Test
    void an_application_has_a_page_that_says_what_came_with_a_deploy() throws Exception {
        Shop before = shop("service");
        Shop after = shop("service");
        dashboard.take(before.hello("1.7", Instant.now().minusSeconds(3_600)), before.snapshot(5));
        dashboard.take(after.hello("1.8", Instant.now().minusSeconds(50)), after.snapshot(42), after.finding(42));
        page.navigate(dashboard.url());
        page.locator("tr.group a", new Page.LocatorOptions().setHasText("service"))
                .click();
        assertThat(heading()).hasText("service, 2 JVMs live: 1 finding open");
        assertThat(page.locator(".facts")).containsText("version 1.8 was deployed after 1.7");
        assertThat(page.locator(".facts")).containsText("1 finding first seen since");
        assertThat(page.locator("line-chart").first()).hasAttribute("aria-label", Pattern.compile(".*Quotes:58 47"));
        assertThat(page.locator("line-chart .mark", new Page.LocatorOptions().setHasText("version 1.8")))
                .hasCount(1);
    }

    @Test
    void a_span_that_is_dragged_out_is_shown_by_all_charts_until_all_is_asked_for() throws Exception {
        Shop shop = shop("zoomed");
        for (int i = 0; i < 3; i++) {
            dashboard.take(shop.hello(), shop.snapshot(40 + i));
        }
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm());
        Locator over = page.locator("line-chart .u-over").first();
        assertThat(over).isVisible();
        var box = over.boundingBox();
        page.mouse().move(box.x + 20, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 60);
        page.mouse().move(box.x + 200, box.y + 60);
        page.mouse().up();
        assertThat(page.locator(".zoom")).containsText(" to ");
        assertThat(page.getByText("Compare with the same time before")).isVisible();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("All").setExact(true))
                .click();
        assertThat(page.locator(".zoom")).containsText("Drag across a chart");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void pointing_at_a_chart_names_exact_values() throws Exception {
        Shop shop = shop("pointed");
        dashboard.take(shop.hello(), shop.snapshot(12_345));
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm());
        Locator memory = page.locator("line-chart").last();
        assertThat(memory.locator("canvas")).isVisible();
        memory.locator(".u-over").hover();
        assertThat(memory.locator(".tip")).containsText("3.0 GiB (3,221,225,472 B)");
        assertThat(page.locator("line-chart .tip:not([hidden])")).hasCount(1);
    }

    @Test
    void a_spawn_site_tells_how_many_it_starts_and_ends_a_second() throws Exception {
        Shop shop = shop("turnover");
        dashboard.take(shop.hello(), shop.snapshot(12_345));
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm());
        assertThat(heading()).containsText("12,345 tasks live");
        dashboard.take(shop.hello(), shop.snapshot(345));
        assertThat(page.locator("table.sites td[data-label=Ended]").first())
                .containsText(Pattern.compile("19,655[1-9][0-9,.]* a second"));
        assertThat(page.locator("table.sites td[data-label=Started]").first()).containsText("0 a second");
    }

    @Test
    void tasks_that_ended_by_want_of_memory_are_marked_in_time() throws Exception {
        Shop shop = shop("full");
        dashboard.take(shop.hello(), shop.snapshot(40), shop.outOfMemory(2));
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm());
        assertThat(page.locator(".happened")).containsText("2 tasks ended by an OutOfMemoryError, 2 in all");
        assertThat(page.locator("line-chart .mark.bad").first()).containsText("out of memory");
    }

    @Test
    void keys_find_move_open_and_tell_what_they_do() throws Exception {
        Shop first = shop("keyed-a");
        Shop second = shop("keyed-b");
        dashboard.take(first.hello(), first.snapshot(3));
        dashboard.take(second.hello(), second.snapshot(3));
        page.navigate(dashboard.url() + "/?q=keyed");
        assertThat(rows()).hasCount(2);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator(".crumb")).containsText("keyed-b");

        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).containsText("go to the next row");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);

        page.keyboard().press("/");
        page.locator("dialog.finder input").fill("keyed-a JVM");
        assertThat(page.locator("dialog.finder [role=option]")).hasCount(2);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator(".crumb")).containsText("host keyed-a, pid 4711");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void what_has_the_focus_and_the_place_scrolled_to_stay_when_figures_move() throws Exception {
        Shop shop = shop("still");
        dashboard.take(shop.hello(), shop.snapshot(3));
        page.setViewportSize(1280, 160);
        page.navigate(dashboard.url());
        Locator row = page.locator("tr.row", new Page.LocatorOptions().setHasText("host still"));
        row.locator("a.whole").focus();
        row.scrollIntoViewIfNeeded();
        Object before = page.evaluate("scrollY");
        assertThat(before).isNotEqualTo(0);
        dashboard.take(shop.hello(), shop.snapshot(9_876));
        assertThat(row).containsText("9,876");
        assertThat(row.locator("a.whole")).isFocused();
        assertThat(page.evaluate("scrollY")).isEqualTo(before);
    }

    @Test
    void the_theme_can_be_chosen_and_is_remembered() {
        page.navigate(dashboard.url());
        Locator theme = page.getByLabel(Pattern.compile("Theme: "));
        theme.click();
        theme.click();
        assertThat(page.locator("body")).hasCSS("background-color", DARK_PAPER);
        page.reload();
        assertThat(page.locator("body")).hasCSS("background-color", DARK_PAPER);
        page.getByLabel("Theme: dark").click();
        assertThat(page.locator("body")).hasCSS("background-color", LIGHT_PAPER);
    }

    private Locator rows() {
        return page.locator("table.fleet tr.row");
    }
}
