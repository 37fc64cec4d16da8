package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Findings on their pages: acknowledged, muted, resolved and back again; what to change; which ones are alike. */
final class HandlingPageIT extends PageTest {
    private static final String HOSTILE = "<img src=x onerror=\"pwned=1\"><script>pwned=1</script>&amp;";

    @Test
    void who_acknowledges_leaves_a_note_that_all_see() throws Exception {
        Shop shop = told("noted");
        button("Acknowledge").click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        question.getByRole(AriaRole.TEXTBOX).fill("Ann looks at it, #4711");
        question.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
        assertThat(question).isHidden();

        assertThat(page.locator(".handled")).containsText("acknowledged until it is over");
        assertThat(page.locator(".handled q")).hasText("Ann looks at it, #4711");
        assertThat(page.locator(".history li")).hasCount(1);
        assertThat(page.locator(".history li")).containsText("anybody on this machine: acknowledged");
        page.reload();
        assertThat(page.locator(".handled q")).hasText("Ann looks at it, #4711");
        assertThat(button("Acknowledge")).hasCount(0);

        page.navigate(dashboard.url() + "/findings?state=acknowledged");
        assertThat(row(shop)).containsText("acknowledged");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void what_is_muted_goes_out_of_sight_and_of_the_counts_and_comes_back_when_it_is_opened_again() throws Exception {
        Shop shop = told("hushed");
        page.navigate(dashboard.url());
        Locator counts = page.locator("table.fleet tbody", withText("hushed")).locator(".tally");
        assertThat(counts).containsText("1 proven");

        visit(shop);
        button("Mute…").click();
        page.getByLabel("1 day").check();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Mute"))
                .click();
        assertThat(page.locator(".handled")).containsText("for 23 h 59 min more");
        page.navigate(dashboard.url() + "/findings");
        assertThat(page.locator("nav.choice")).containsText("muted");
        assertThat(row(shop)).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("muted"))
                .click();
        assertThat(row(shop)).containsText("muted until");
        page.navigate(dashboard.url());
        assertThat(page.locator("table.fleet tbody", withText("hushed"))).containsText("none");

        visit(shop);
        button("Reopen").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Reopen"))
                .click();
        assertThat(page.locator(".handled")).hasCount(0);
        assertThat(button("Acknowledge")).isVisible();
    }

    @Test
    void what_was_called_resolved_and_goes_on_says_that_it_came_back_without_a_reload() throws Exception {
        Shop shop = told("lasting");
        button("Resolve").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Resolve"))
                .click();
        assertThat(page.locator(".handled")).containsText("open again as soon as an agent sees it again");

        dashboard.take(shop.hello(), shop.finding(43));
        assertThat(page.locator(".note.back")).containsText("Came back");
        assertThat(page.locator(".history li")).hasCount(2);
        assertThat(page.locator(".history li").first()).containsText("came back: it was seen again");
        page.navigate(dashboard.url() + "/findings");
        assertThat(row(shop)).containsText("came back");
    }

    @Test
    void what_is_refused_is_said_in_a_sentence() throws Exception {
        told("refusing");
        page.route(
                "**/state",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/json")
                        .setBody("{\"error\":\"Not today.\"}")));
        button("Resolve").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Resolve"))
                .click();
        assertThat(page.locator(".note[role=alert]")).hasText("Nothing was done. Not today.");
    }

    @Test
    void every_kind_of_finding_shows_the_change_as_code_that_can_be_copied() throws Exception {
        Shop shop = new Shop(UUID.randomUUID().toString(), "sketches");
        window.allowClipboard();
        for (FindingKind kind : FindingKind.values()) {
            dashboard.take(shop.hello(), shop.snapshot(42), of(kind, shop.finding(42)));
            visit(shop);
            assertThat(page.locator(".facts")).containsText(kind.toString());
            assertThat(page.locator(".code")).hasCount(2);
            assertThat(page.locator(".code .gone").first()).isVisible();
            assertThat(page.locator(".code .come").first()).isVisible();
            page.locator(".sketch button").click();
            assertThat(page.locator(".sketch .said")).hasText("Copied");
            String copied = (String) page.evaluate("navigator.clipboard.readText()");
            assertThat(copied)
                    .as(kind.toString())
                    .doesNotContain("−")
                    .hasLineCount(page.locator(".code").last().locator("li").count());
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void what_is_alike_is_one_click_away() throws Exception {
        Shop other = new Shop(UUID.randomUUID().toString(), "alike");
        dashboard.take(other.hello(), other.snapshot(7), other.finding(7));
        told("alike");
        Locator link = page.locator(".similar li a", withText("alike, host alike, pid 4711"))
                .first();
        assertThat(link).isVisible();
        link.click();
        assertThat(page.locator("h1")).hasText("7 virtual threads wait for ever in take(): alike");
    }

    @Test
    void a_copied_link_leads_to_the_finding_in_whichever_jvm_it_is() throws Exception {
        Shop shop = told("linked & sought");
        window.allowClipboard();
        button("Copy link").click();
        assertThat(page.locator(".copies .pressed .said")).hasText("Copied");
        page.navigate((String) page.evaluate("navigator.clipboard.readText()"));
        assertThat(page.locator("h1")).containsText("linked & sought");
        assertThat(page).hasURL(dashboard.url() + "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE);
    }

    @Test
    void findings_are_chosen_by_words_and_kind_and_the_address_keeps_the_choice() throws Exception {
        Shop wanted = told("chosen");
        Shop other = told("passed");
        page.navigate(dashboard.url() + "/findings");
        assertThat(row(other)).isVisible();
        page.getByLabel("Filter by words").fill("chosen take");
        assertThat(row(other)).hasCount(0);
        assertThat(row(wanted)).isVisible();
        page.getByLabel("Kind", new Page.GetByLabelOptions().setExact(true)).selectOption("stranded-task");
        assertThat(page).hasURL(dashboard.url() + "/findings?kind=stranded-task&q=chosen+take");
        page.reload();
        assertThat(row(wanted)).isVisible();
        assertThat(row(other)).hasCount(0);
        page.getByLabel("Filter by words").fill("nothing like that");
        assertThat(page.locator("main")).containsText("none is like that: choose less");
    }

    @Test
    void what_jvms_and_notes_say_is_shown_as_text_in_a_narrow_window_too() throws Exception {
        Shop shop = told(HOSTILE);
        page.setViewportSize(380, 800);
        button("Acknowledge").click();
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill(HOSTILE);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Acknowledge"))
                .click();
        assertThat(page.locator(".handled q")).hasText(HOSTILE);
        for (String path :
                List.of("/findings?state=all&q=" + "onerror", "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE)) {
            page.navigate(dashboard.url() + path);
            assertThat(page.locator("main")).containsText(HOSTILE);
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.evaluate("typeof pwned")).isEqualTo("undefined");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
        }
        assertThat(window.complaints()).isEmpty();
    }

    private Shop told(String word) throws Exception {
        Shop shop = new Shop(UUID.randomUUID().toString(), word);
        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        visit(shop);
        assertThat(page.locator("h1")).containsText(word);
        return shop;
    }

    private static Finding of(FindingKind kind, Finding finding) {
        return new Finding(
                finding.jvm(),
                finding.signature(),
                kind,
                finding.verdict(),
                finding.state(),
                finding.count(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.title(),
                finding.advice(),
                null,
                finding.spawn(),
                finding.blocked(),
                finding.channel(),
                finding.evidence(),
                finding.tasks(),
                null);
    }

    private void visit(Shop shop) {
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE);
    }

    private Locator row(Shop shop) {
        return page.locator("table.findings tr.row", withText("take(): " + shop.word()));
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
