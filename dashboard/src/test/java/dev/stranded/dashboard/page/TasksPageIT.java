package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.dashboard.ToldThreads;
import dev.stranded.wire.Command;
import dev.stranded.wire.Threads;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All tasks of a JVM on the page. */
final class TasksPageIT extends PageTest {
    private static final String HOSTILE = "<img src=x onerror=\"pwned=1\"><script>pwned=1</script>&amp;";
    private static final long MANY = 100_000;
    private static final int BETWEEN_POSTS_MILLIS = 50;
    private static final int SLOWEST_PAINT_MILLIS = 1_000;

    /** What else runs on the machine may hold up a load. */
    private static final int FURTHER_LOADS = 2;

    private static final int LONGEST_STEP_MILLIS = 500;

    @Test
    void who_comes_asks_the_agent_and_sees_its_look_and_asks_again() throws Exception {
        Shop shop = shop("asked");
        dashboard.take(shop.hello(), shop.snapshot(42));
        page.navigate(dashboard.url() + "/jvms/" + shop.jvm());
        page.getByText("42 tasks live").first().waitFor();
        page.locator(".facts a").click();
        assertThat(page.locator(".looking")).containsText("The agent is asked");
        answerWhenAsked(shop, told(shop).look(Instant.now(), 42, 42, 2));
        assertThat(heading()).hasText("43 tasks, 42 of them blocked");
        assertThat(page.locator(".alltasks tbody").first()).containsText("virtual threads spawned at Quotes.fanOut");
        assertThat(page.locator(".alltasks")).containsText("LinkedBlockingQueue.take()");

        button("Look again").click();
        answerWhenAsked(shop, told(shop).look(Instant.now(), 60, 60, 2));
        assertThat(heading()).hasText("61 tasks, 60 of them blocked");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void live_looks_come_by_themselves() throws Exception {
        Shop shop = shop("live");
        dashboard.take(shop.hello(), shop.snapshot(42), told(shop).look(Instant.now(), 42, 42, 2));
        visit(shop, "/tasks");
        assertThat(heading()).hasText("43 tasks, 42 of them blocked");
        page.getByLabel("live, every 5 s").check();
        answerWhenAsked(shop, told(shop).look(Instant.now(), 50, 50, 2));
        assertThat(heading()).hasText("51 tasks, 50 of them blocked");
        answerWhenAsked(shop, told(shop).look(Instant.now(), 58, 58, 2));
        assertThat(heading()).hasText("59 tasks, 58 of them blocked");
    }

    @Test
    void a_hundred_thousand_tasks_are_painted_at_once_and_no_step_takes_long() throws Exception {
        Shop shop = shop("many");
        dashboard.take(shop.hello(), shop.snapshot(MANY), told(shop).look(Instant.now(), MANY, 5_000, 500));
        page.addInitScript("window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach("
                + "one => (window.longest = Math.max(window.longest, one.duration))))"
                + ".observe({ type: 'longtask', buffered: true })");
        visit(shop, "/tasks");
        assertThat(heading()).hasText("100,001 tasks, 100,000 of them blocked");
        assertThat(page.locator(".facts")).containsText("stacks taken of 5,001, evenly spread, and projected to all");
        assertThat(page.locator("flame-graph g.own").first()).isVisible();
        double paint = paintMillis();
        for (int again = 0; again < FURTHER_LOADS && paint >= SLOWEST_PAINT_MILLIS; again++) {
            page.reload();
            assertThat(heading()).hasText("100,001 tasks, 100,000 of them blocked");
            paint = paintMillis();
        }
        assertThat(paint).isLessThan(SLOWEST_PAINT_MILLIS);
        page.locator("flame-graph g.own").first().click();
        search().fill("step12");
        assertThat(page.locator("flame-graph .words")).containsText("stands in the stacks of");
        double longest = ((Number) page.evaluate("window.longest")).doubleValue();
        assertThat(longest).isLessThan(LONGEST_STEP_MILLIS);
    }

    private double paintMillis() {
        page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
        return ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
    }

    @Test
    void the_flame_graph_zooms_by_mouse_and_keys_and_tells_what_share_a_search_finds() throws Exception {
        Shop shop = shop("flames");
        dashboard.take(shop.hello(), shop.snapshot(42), told(shop).look(Instant.now(), 40, 40, 4));
        visit(shop, "/tasks");
        Locator words = page.locator("flame-graph .words");
        assertThat(words).hasText("all tasks: 40 tasks");

        search().fill("step1");
        assertThat(words).hasText("“step1” stands in the stacks of 25 % (10 of 40 tasks)");
        assertThat(page.locator("flame-graph .hit")).hasCount(1);
        search().fill("");
        Locator step = page.locator("flame-graph g", new Page.LocatorOptions().setHasText("step2"));
        step.click();
        assertThat(words).containsText("step2(Step.java:2): 10 tasks, 25 % of 40");
        assertThat(page.locator("flame-graph g", new Page.LocatorOptions().setHasText("step1")))
                .hasCount(0);
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(words).hasText(Pattern.compile("all tasks: 40 tasks"));
        page.keyboard().press("ArrowDown");
        assertThat(words).containsText("VirtualThread.run");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(words).containsText("10 tasks, 25 % of 40");

        page.getByLabel("invert").check();
        assertThat(page.locator("flame-graph g.lib").first())
                .hasAttribute("aria-label", Pattern.compile("java.lang.VirtualThread.park.*40 tasks.*"));
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void a_wait_opens_to_its_stack_and_its_tasks_and_each_of_these_has_a_page() throws Exception {
        Shop shop = shop("opened");
        Instant now = Instant.now();
        dashboard.take(
                shop.hello(),
                shop.snapshot(42),
                told(shop).look(now.minusSeconds(5), 42, 42, 1),
                told(shop).look(now, 42, 42, 1));
        visit(shop, "/tasks");
        page.locator("button.fold").first().click();
        assertThat(page.locator(".opened .hit")).containsText("waits here, in LinkedBlockingQueue.take()");
        page.locator(".opened").getByText("#101").click();
        assertThat(heading()).hasText("#101 waits in LinkedBlockingQueue.take() for 1 min 1 s");
        assertThat(page.locator(".stack")).hasCount(2);
        assertThat(page.locator("main")).containsText("As the last 2 looks saw it");
        page.locator(".facts").getByText("opened #40").click();
        assertThat(heading()).hasText("opened #40 runs");
        assertThat(page.locator("main")).containsText("Tasks that it spawned");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void what_a_jvm_says_is_shown_as_text_and_does_nothing_in_a_spreadsheet() throws Exception {
        Shop shop = shop(HOSTILE);
        dashboard.take(
                shop.hello(), shop.snapshot(42), new ToldThreads(shop.jvm(), HOSTILE).look(Instant.now(), 42, 42, 2));
        for (String more : List.of("/tasks", "/tasks/" + ToldThreads.LEADER)) {
            visit(shop, more);
            assertThat(page.locator("main")).containsText(HOSTILE);
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.evaluate("typeof pwned")).isEqualTo("undefined");
        }
        String csv = (String) page.evaluate("async () => (await import('/assets/part/export.js')).csv("
                + "[['=a', row => row]], ['=1+1', '+1', '-1', '@x', '\\t=2', 'a\"b,c', 'plain', -5])");
        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "\"'=a\"",
                        "\"'=1+1\"",
                        "\"'+1\"",
                        "\"'-1\"",
                        "\"'@x\"",
                        "\"'\t=2\"",
                        "\"a\"\"b,c\"",
                        "plain",
                        "-5");
    }

    @Test
    void tables_and_stacks_can_be_taken_away() throws Exception {
        Shop shop = shop("taken");
        dashboard.take(shop.hello(), shop.snapshot(42), told(shop).look(Instant.now(), 40, 40, 4));
        visit(shop, "/tasks");
        Locator export = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Take away: taken-tasks"));
        Download csv = page.waitForDownload(() -> export.getByText("CSV").click());
        assertThat(csv.suggestedFilename()).isEqualTo("taken-tasks.csv");
        assertThat(Files.readString(csv.path()))
                .startsWith("spawn site,form,tasks,state,in,wait site")
                .contains(ToldThreads.SPAWNING + ",virtual-thread,40,WAITING,LinkedBlockingQueue.take()");
        Download json = page.waitForDownload(() -> export.getByText("JSON").click());
        assertThat(Files.readString(json.path())).contains("\"tasks\": 40");
        Download stacks =
                page.waitForDownload(() -> page.getByText("collapsed stacks").click());
        assertThat(stacks.suggestedFilename()).startsWith("taken-4711-").endsWith(".collapsed.txt");
        assertThat(Files.readString(stacks.path()).lines()).hasSize(4);
        Download scope = page.waitForDownload(() -> page.getByText("speedscope").click());
        assertThat(Files.readString(scope.path())).contains("\"type\":\"sampled\"");
    }

    @Test
    void who_spawned_whom_is_a_tree() throws Exception {
        Shop shop = shop("tree");
        dashboard.take(shop.hello(), shop.snapshot(42), told(shop).look(Instant.now(), 42, 42, 1));
        visit(shop, "/tasks");
        Locator main = page.locator(".owners details details > summary").first();
        assertThat(main).containsText("Main.main(Main.java:3)");
        assertThat(page.locator(".owners details details details > summary").first())
                .containsText("42 live virtual threads, 3 ended owners");
    }

    @Test
    void an_agent_that_does_not_answer_is_said_so() throws Exception {
        Shop shop = shop("old");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "/tasks");
        assertThat(page.locator(".looking"))
                .containsText("has not answered; one of an older version does not know how");
    }

    @Test
    void a_narrow_window_shows_everything_without_scrolling_sideways() throws Exception {
        Shop shop = shop("narrow");
        dashboard.take(shop.hello(), shop.snapshot(42), told(shop).look(Instant.now(), 42, 42, 2));
        page.setViewportSize(380, 800);
        for (String more : List.of("/tasks", "/tasks/" + ToldThreads.LEADER)) {
            visit(shop, more);
            assertThat(heading()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(more)
                    .isEqualTo(true);
        }
    }

    /** Posts until the answer asks for a look, and then that look, as the agent would. */
    private static void answerWhenAsked(Shop shop, Threads look) throws Exception {
        for (int post = 0; post < 300; post++) {
            List<Command> commands = dashboard.take(shop.hello());
            if (commands.stream().anyMatch(command -> command.type().equals(Command.THREADS))) {
                dashboard.take(shop.hello(), look);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_POSTS_MILLIS);
        }
        throw new AssertionError("nobody asked for a look");
    }

    private static ToldThreads told(Shop shop) {
        return new ToldThreads(shop.jvm(), shop.word());
    }

    private Locator search() {
        return page.getByRole(AriaRole.SEARCHBOX);
    }
}
