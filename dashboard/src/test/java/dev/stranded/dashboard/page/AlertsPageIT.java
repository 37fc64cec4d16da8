package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.dashboard.Receiver;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules on their page: made, tried out, changed and deleted; and what they sent. */
final class AlertsPageIT extends PageTest {
    @AutoClose
    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
    }

    @Test
    void a_rule_is_made_tried_out_tells_of_a_finding_is_changed_and_deleted() throws Exception {
        Shop shop = new Shop(UUID.randomUUID().toString(), "watched <b>shop</b>");
        page.navigate(dashboard.url() + "/alerts");
        assertThat(page.locator("h1")).hasText("No rule is in force: nobody is told of findings");
        button("New rule").click();
        page.getByLabel("Name").fill("on call <b>");
        page.getByLabel("Verdict at least").selectOption("proven");
        page.getByLabel("Application").fill("watched*");
        page.getByLabel("Address").fill(receiver.url());
        page.getByLabel("Secret").fill("s3cret");
        button("Save").click();
        assertThat(page.locator("h1")).hasText("1 rule in force");
        Locator rule = page.locator(".rule");
        assertThat(rule).containsText("on call <b>");
        assertThat(rule).containsText("Findings of any kind that are proven, in applications named watched*");
        assertThat(rule).containsText("signed");
        assertThat(page.locator("main")).not().containsText("T0");

        button("Send a test").click();
        assertThat(receiver.next().body()).contains("\"type\":\"test\"");
        Locator newest = page.locator("table.messages tr.row").first();
        assertThat(newest).containsText("This is a test of the rule “on call <b>”");
        assertThat(newest).containsText("HTTP 200: taken");

        dashboard.take(shop.hello(), shop.snapshot(42), shop.finding(42));
        assertThat(receiver.next().headers()).containsKey("X-Stranded-Signature");
        assertThat(newest).containsText("42 virtual threads wait for ever in take(): watched <b>shop</b>");
        newest.locator("a").click();
        assertThat(page).hasURL(dashboard.url() + "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE);

        page.navigate(dashboard.url() + "/alerts");
        button("Change").click();
        page.getByLabel("Name").fill("nobody");
        page.getByLabel("In force").uncheck();
        button("Save").click();
        assertThat(rule).containsText("not in force");
        receiver.answer(404, Map.of());
        button("Send a test").click();
        assertThat(receiver.next().path()).isEqualTo("/hooks/T0/secret");
        assertThat(newest).containsText("given up");
        assertThat(newest).containsText("HTTP 404: not taken");

        button("Delete").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(rule).hasCount(0);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void what_the_dashboard_refuses_stands_at_the_form_and_what_was_written_stays() throws Exception {
        page.navigate(dashboard.url() + "/alerts");
        page.setViewportSize(380, 800);
        button("New rule").click();
        page.getByLabel("Name").fill("pigeon");
        page.getByLabel("Address").fill("ftp://host/x");
        button("Save").click();
        assertThat(page.locator(".note[role=alert]"))
                .containsText("The rule was not saved. The address must begin with http:// or https://");
        assertThat(page.getByLabel("Name")).hasValue("pigeon");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
