package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.TokenFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginPageIT extends PageTest {
    private static TokenFile tokens;
    private static String agent;
    private static String viewer;
    private static String operator;

    @BeforeAll
    static void makeTokens() throws Exception {
        tokens = new TokenFile(folder.resolve("tokens"));
        agent = tokens.add(Role.AGENT, "payments", Clock.systemUTC());
        viewer = tokens.add(Role.VIEWER, "victor", Clock.systemUTC());
        operator = tokens.add(Role.OPERATOR, "olga", Clock.systemUTC());
        dashboard.showing(agent);
        Shop shop = new Shop("j1", "checkout");
        dashboard.take(shop.hello(), shop.snapshot(42));
    }

    @Test
    void who_opens_a_page_logs_in_once_and_is_there_with_live_figures() throws Exception {
        page.navigate(dashboard.url() + "/jvms/j1");
        assertThat(heading()).hasText("Log in");
        logIn("not a token");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("That token is not known here, or was revoked");
        logIn(agent);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("token for agents");
        logIn(viewer);

        assertThat(page).hasURL(dashboard.url() + "/jvms/j1");
        assertThat(heading()).containsText("42 tasks live");
        assertThat(page.locator(".account")).containsText("victor");
        Shop shop = new Shop("j1", "checkout");
        dashboard.take(shop.hello(), shop.snapshot(2_345));
        assertThat(heading()).containsText("2,345 tasks live");
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(window.complaintsOfThePage()).isEmpty();
        page.reload();
        assertThat(heading()).containsText("2,345 tasks live");
    }

    @Test
    void an_operator_sees_what_was_done_and_a_viewer_is_told_who_may() {
        page.navigate(dashboard.url() + "/audit");
        logIn(operator);
        assertThat(heading()).containsText("The last");
        assertThat(page.locator(".acts tbody tr").first()).containsText("olga");
        assertThat(page.locator(".acts tbody tr").first()).containsText("logged in");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(heading()).hasText("Log in");
        page.navigate(dashboard.url() + "/audit");
        logIn(viewer);
        assertThat(heading()).hasText("The log is for operators");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log")))
                .hasCount(0);
    }

    @Test
    void nobody_is_led_to_another_site() {
        for (String next :
                new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"}) {
            page.navigate(dashboard.url() + "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            logIn(viewer);
            assertThat(page).hasURL(dashboard.url() + "/");
            assertThat(page.locator(".account")).containsText("victor");
        }
        assertThat(window.servers()).containsExactly(dashboard.url());
    }

    @Test
    void a_revoked_viewer_is_led_to_the_login() throws Exception {
        String leaving = tokens.add(Role.VIEWER, "leaving", Clock.systemUTC());
        page.navigate(dashboard.url() + "/login");
        logIn(leaving);
        assertThat(heading()).containsText("JVM");
        tokens.revoke("leaving");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Findings"))
                .click();
        assertThat(heading()).hasText("Log in");
    }

    @Test
    void the_first_steps_begin_with_a_token_and_no_command_holds_one(@TempDir Path folder) throws Exception {
        String newcomer = new TokenFile(folder.resolve("tokens")).add(Role.VIEWER, "newcomer", Clock.systemUTC());
        try (DashboardProcess fresh = DashboardProcess.start(folder)) {
            page.navigate(fresh.url());
            logIn(newcomer);
            assertThat(heading()).hasText("No JVM has spoken yet");
            assertThat(command("token add")).containsText("token add --role agent --name shop");
            assertThat(command("STRANDED_TOKEN")).containsText("read -rs STRANDED_TOKEN && export STRANDED_TOKEN");
            assertThat(command("JAVA_TOOL_OPTIONS"))
                    .containsText("dashboard=" + fresh.url() + ",name=shop,tokenFile=/path/to/token\"");
            assertThat(page.locator("main")).not().containsText("stranded-viewer");
            page.navigate("about:blank");
        }
    }

    private Locator command(String part) {
        return page.locator(".command", new Page.LocatorOptions().setHasText(part));
    }

    private void logIn(String token) {
        page.getByLabel("Your token").fill(token);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }
}
