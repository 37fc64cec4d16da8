package dev.stranded.dashboard.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One browser window, and what a page must not do in it: complain on the console, or ask another server. */
public final class Window implements AutoCloseable {
    private static final String UNANSWERED = "Failed to load resource";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    Window(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest((Request request) -> requests.add(request.url()));
    }

    /** Its only page. */
    public Page page() {
        return page;
    }

    /** Lets the page use the clipboard. */
    void allowClipboard() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    /** What stood on the console, and errors that no one caught. */
    public List<String> complaints() {
        return complaints;
    }

    /** The complaints that are not the browser's own about a request that failed. */
    List<String> complaintsOfThePage() {
        return complaints.stream()
                .filter(complaint -> !complaint.startsWith(UNANSWERED))
                .toList();
    }

    /** The servers that were asked for anything. */
    List<String> servers() {
        return requests.stream()
                .map(URI::create)
                .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
