package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Crowd;
import dev.stranded.testbed.programs.Deadlock;
import dev.stranded.testbed.programs.FailedConsumer;
import dev.stranded.testbed.programs.OrdersInLine;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages about tasks, channels and deadlocks of programs that the agent watches. */
final class ExplorerIT extends PageTest {
    private static final double PATIENCE_MILLIS = 60_000;

    /** Where something is drawn, whatever comes above the drawing meanwhile. */
    private static final String IN_DRAWING = """
            part => {
              const own = part.getBoundingClientRect();
              const drawing = part.ownerSVGElement.getBoundingClientRect();
              return Math.round(own.x - drawing.x) + ' ' + Math.round(own.y - drawing.y);
            }""";

    private static final Path AGENT = Path.of(Objects.requireNonNull(
            System.getProperty("stranded.agent.jar"), "the build says in stranded.agent.jar where the agent is"));

    @BeforeAll
    static void waitLonger() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Test
    void a_hundred_thousand_virtual_threads_are_asked_for_and_shown_by_site_and_stack() {
        try (ChildJvm jvm = watched("crowd", newest(), Crowd.class, "virtual", "100000")) {
            jvm.awaitLine("settled");
            visit("crowd", "/tasks");
            assertThat(heading()).hasText(Pattern.compile("100,\\d\\d\\d tasks, 100,\\d\\d\\d of them blocked"));
            assertThat(page.locator(".alltasks")).containsText("LinkedBlockingQueue.take()");
            assertThat(page.locator(".alltasks")).containsText("Crowd.visit(Crowd.java:");
            assertThat(page.locator(".owners")).containsText("100,000 live virtual threads");
            assertThat(page.locator("flame-graph g.own").first()).isVisible();
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void a_pipeline_is_drawn_from_left_to_right_and_stands_still() {
        try (ChildJvm jvm = watched("pipeline", newest(), Crowd.class, "platform", "20")) {
            jvm.awaitLine("settled");
            visit("pipeline", "");
            Locator drawing = page.locator(".topology svg");
            assertThat(drawing).containsText("stage of a pipeline");
            assertThat(drawing.locator("g.site")).hasCount(4);
            Locator queues = drawing.locator("g.queue", new Locator.LocatorOptions().setHasText("of 20"));
            assertThat(queues).hasCount(2);
            assertThat(drawing.locator("g.site")).not().hasCount(0);
            BoundingBox sorter = drawing.locator("g.site", new Locator.LocatorOptions().setHasText("stage of"))
                    .boundingBox();
            double left = Math.min(queues.nth(0).boundingBox().x, queues.nth(1).boundingBox().x);
            double right = Math.max(queues.nth(0).boundingBox().x, queues.nth(1).boundingBox().x);
            assertThat(sorter.x).isBetween(left, right);
            assertThat(drawing).containsText("1 wait to put");
            Object at = drawing.locator("g.site", new Locator.LocatorOptions().setHasText("stage of"))
                    .evaluate(IN_DRAWING);
            String before = drawing.textContent();
            page.waitForCondition(() -> !drawing.textContent().equals(before));
            Locator stage = drawing.locator("g.site", new Locator.LocatorOptions().setHasText("stage of"));
            assertThat((String) stage.evaluate(IN_DRAWING)).isEqualTo(at);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void the_edge_that_a_finding_names_is_dashed_and_says_so() {
        try (ChildJvm jvm =
                watched("stuck", Jdks.running(), FailedConsumer.class, "platform", "LinkedBlockingQueue", "thread")) {
            visit("stuck", "");
            assertThat(page.locator(".topology")).containsText("takes");
            jvm.say("fail");
            assertThat(page.locator(".topology path.edge.put.stuck")).hasCount(1);
            assertThat(page.locator(".topology")).containsText(Pattern.compile("3 wait to put\\s*evident"));
            assertThat(page.locator(".topology")).containsText("nobody left");
            assertThat(page.locator(".topology")).containsText(Pattern.compile("2 of 2, oldest \\d"));
            assertThat(page.locator(".topology")).containsText(Pattern.compile("\\S+ put, 0/s taken"));
        }
    }

    @Test
    void the_wait_of_a_queues_oldest_element_and_its_rates_are_told() {
        try (ChildJvm jvm = watched("line", Jdks.running(), OrdersInLine.class, "LinkedBlockingQueue")) {
            jvm.awaitLine("settled");
            visit("line", "");
            assertThat(page.locator(".channels tbody tr", new Page.LocatorOptions().setHasText("OrdersInLine")))
                    .containsText(Pattern.compile("oldest [12].\\d s; 2\\d/s put, 2\\d/s taken"));
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void a_deadlock_is_a_graph_of_who_waits_for_whom() {
        try (ChildJvm jvm = watched("deadlock", Jdks.running(), Deadlock.class, "locks", "platform")) {
            jvm.awaitLine("settled");
            visit("deadlock", "");
            heading().getByRole(AriaRole.LINK).click();
            Locator drawing = page.locator(".waitfor");
            assertThat(drawing.locator("path.ring")).hasCount(2);
            assertThat(drawing).containsText("ReentrantLock it holds");
            assertThat(drawing).containsText("lock() at Deadlock:");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static Jdk newest() {
        return Jdks.all().get(Jdks.all().size() - 1);
    }

    private static ChildJvm watched(String name, Jdk jdk, Class<?> program, String... arguments) {
        return ChildProgram.of(jdk, program, arguments)
                .jvmOptions("-XX:+UseSerialGC", "-Xmx700m")
                .under(AGENT, "threshold=500ms,sample=200ms,name=" + name + ",dashboard=" + dashboard.url())
                .start();
    }

    private void visit(String name, String more) {
        page.navigate(dashboard.url());
        page.locator("table.fleet tbody", new Page.LocatorOptions().setHasText(name))
                .locator("a[href^='/jvms/']")
                .first()
                .click();
        page.waitForURL(Pattern.compile(".*/jvms/.+"));
        if (!more.isEmpty()) {
            page.navigate(page.url() + more);
        }
    }
}
