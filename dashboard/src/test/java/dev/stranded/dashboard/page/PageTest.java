package dev.stranded.dashboard.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a page begin with: a window of its own for each, and names for what every page has. */
abstract class PageTest extends BrowserTest {
    @AutoClose
    Window window;

    Page page;

    @BeforeEach
    void openWindow() {
        window = chromium.open(new NewContextOptions().setViewportSize(1280, 900));
        page = window.page();
    }

    /** A JVM that has not spoken before. */
    static Shop shop(String word) {
        return new Shop(UUID.randomUUID().toString(), word);
    }

    /** Opens a JVM's page, or what is below it. */
    void visit(Shop shop, String more) {
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm() + more);
    }

    Locator heading() {
        return page.locator("h1");
    }

    /** The button of exactly this name. */
    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What has exactly this name. */
    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
