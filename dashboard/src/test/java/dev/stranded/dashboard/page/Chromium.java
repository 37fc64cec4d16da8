package dev.stranded.dashboard.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, driven without a window. Ownership: the thread that started it. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Whether it can be started, or has to be since everything is required. */
    public static boolean isWanted() {
        return isRequired() || find().isPresent();
    }

    /** Starts it; where there is none the test is skipped, or fails if everything is required. */
    public static Chromium start() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String missing = "no Chromium on the path (looked for " + String.join(", ", NAMES)
                    + "), so the page is not looked at; install one";
            if (isRequired()) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable.orElseThrow())));
    }

    private static boolean isRequired() {
        return Boolean.parseBoolean(System.getenv("STRANDED_REQUIRE_ALL"));
    }

    private static Optional<Path> find() {
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    /** A window that nothing else has used. */
    public Window open(Browser.NewContextOptions options) {
        return new Window(browser.newContext(options));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
