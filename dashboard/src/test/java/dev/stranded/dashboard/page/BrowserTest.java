package dev.stranded.dashboard.page;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests in a browser begin with: a dashboard and a browser for all tests of a class. */
abstract class BrowserTest {
    private static final double PATIENCE_MILLIS = 30_000;

    /** The dashboard's data. */
    @TempDir
    static Path folder;

    @AutoClose
    static DashboardProcess dashboard;

    @AutoClose
    static Chromium chromium;

    @BeforeAll
    static void startBoth() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = Chromium.start();
        dashboard = DashboardProcess.start(folder);
    }
}
