package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for those who cannot see them well, or use no mouse. */
final class AccessIT extends BrowserTest {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final int WIDE = 1_280;
    private static final int PHONE = 390;

    private static Shop shop;
    private static Shop before;

    @BeforeAll
    static void speak() throws Exception {
        shop = new Shop(UUID.randomUUID().toString(), "accessible");
        before = new Shop(UUID.randomUUID().toString(), "accessible");
        dashboard.take(before.hello("1", Instant.now().minusSeconds(3_600)), before.snapshot(7));
        dashboard.take(shop.hello("2", Instant.now().minusSeconds(100)), shop.snapshot(42, 30), shop.finding(42));
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/findings",
                "/findings?state=all",
                "/services?name=accessible",
                "/compare",
                "/compare?a=" + before.jvm() + "&b=" + shop.jvm(),
                "/jvms/" + shop.jvm(),
                "/jvms/nobody",
                "/jvms/" + shop.jvm() + "/findings/" + Shop.SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axe_finds_nothing_serious(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Window window = open(WIDE, scheme)) {
                shown(window.page(), path);
                assertThat(serious(window.page())).as("%s, %s", path, scheme).isEmpty();
            }
        }
        try (Window window = open(PHONE, ColorScheme.LIGHT)) {
            shown(window.page(), path);
            assertThat(serious(window.page())).as("%s on a phone", path).isEmpty();
            assertThat(window.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits a phone", path)
                    .isEqualTo(true);
        }
    }

    @Test
    void axe_finds_nothing_serious_in_what_keys_open() {
        try (Window window = open(WIDE, ColorScheme.LIGHT)) {
            Page page = window.page();
            shown(page, "/");
            page.keyboard().press("/");
            assertThat(page.locator("dialog.finder [role=option]").first()).isVisible();
            assertThat(serious(page)).isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
            page.keyboard().press("?");
            assertThat(page.locator("dialog.keys")).isVisible();
            assertThat(serious(page)).isEmpty();
        }
    }

    private static Window open(int width, ColorScheme scheme) {
        return chromium.open(new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setBypassCSP(true));
    }

    private static void shown(Page page, String path) {
        page.navigate(dashboard.url() + path);
        assertThat(page.locator("h1")).isVisible();
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(AccessIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
