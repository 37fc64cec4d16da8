package dev.stranded.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.stranded.wire.Command;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProveMode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proofs on the page: asked for, under way, and what comes of them. */
final class ProofPageIT extends PageTest {
    private static final String HOSTILE = "<img src=x onerror=\"pwned=1\"><script>pwned=1</script>&amp;";

    @Test
    void who_asks_is_told_the_price_first_and_sees_how_far_it_is_and_what_came_of_it() throws Exception {
        Shop shop = shop("asked");
        ShopProof proof = new ShopProof(shop);
        dashboard.take(shop.hello(), shop.snapshot(42), proof.suspected());
        visit(shop, "/findings/" + Shop.SIGNATURE);

        button("Prove").click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("stops the JVM for about 0.3 s and writes about 54 MiB to its host's disk");
        assertThat(question).containsText("the heap never leaves the host");
        question.getByRole(AriaRole.BUTTON, named("Not now")).click();
        assertThat(question).isHidden();
        assertThat(proofsAsked(shop)).isEmpty();

        button("Prove").click();
        question.getByRole(AriaRole.BUTTON, named("Prove")).click();
        assertThat(question).isHidden();
        assertThat(runs()).containsText("Proof asked for");
        assertThat(button("Proof under way")).isDisabled();
        List<String> asked = proofsAsked(shop);
        assertThat(asked).hasSize(1);
        assertThat(runs()).containsText("Proof begun");

        String id = asked.get(0);
        dashboard.take(shop.hello(), proof.run(id, ProofRun.Stage.JUDGING, "following references", 37L));
        assertThat(runs()).containsText("Judging the dump");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("value", "37");

        String found = "42 tasks are proven, and 5 cleared.";
        dashboard.take(shop.hello(), proof.proven(), proof.run(id, ProofRun.Stage.DONE, found, null));
        assertThat(runs()).containsText(found);
        assertThat(runs()).containsText("38 ms stop, 54 MiB dump");
        assertThat(page.locator(".reason")).containsText("proven: nothing that lives can reach");
        assertThat(card()).containsText("Proven. This is why: asked.");
        assertThat(card()).containsText("31 MiB");
        assertThat(button("Prove again")).isEnabled();
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void a_proof_that_fails_says_why() throws Exception {
        Shop shop = shop("failed");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "");
        assertThat(button("Prove").first()).isVisible();
        dashboard.take(
                shop.hello(),
                new ShopProof(shop).run("a", ProofRun.Stage.FAILED, "There is no folder with enough room.", null));
        assertThat(runs()).containsText("failed. There is no folder with enough room.");
    }

    @Test
    void what_is_refused_is_refused_in_a_sentence() throws Exception {
        Shop shop = shop("refused");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "");
        String sentence = "This JVM has ended, and its heap with it.";
        page.route(
                "**/prove",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/json")
                        .setBody("{\"error\":\"" + sentence + "\"}")));
        button("Prove").first().click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named("Prove"))
                .click();
        assertThat(runs()).containsText("No proof was asked for. " + sentence);
    }

    @Test
    void where_a_proof_is_not_allowed_there_is_no_button_but_how_to_allow_it() throws Exception {
        Shop shop = shop("never");
        ShopProof proof = new ShopProof(shop);
        dashboard.take(proof.hello(ProveMode.NEVER), shop.snapshot(42), proof.suspected());
        for (String path : List.of("", "/findings/" + Shop.SIGNATURE)) {
            visit(shop, path);
            assertThat(page.getByText("Start it with prove=ask").first()).isVisible();
            assertThat(button("Prove")).hasCount(0);
        }
    }

    @Test
    void what_is_cleared_shows_what_can_release_it_from_the_root_on() throws Exception {
        Shop shop = shop("cleared");
        dashboard.take(shop.hello(), shop.snapshot(42), new ShopProof(shop).cleared());
        visit(shop, "/findings/" + Shop.SIGNATURE);
        assertThat(page.locator(".reason")).containsText("cleared: it was suspected, and a heap dump shows what can");
        assertThat(card()).containsText("What can release them, by the heap dump");
        assertThat(page.locator(".trail li")).hasCount(3);
        assertThat(page.locator(".trail li").first()).containsText(ShopProof.ROOT);
        assertThat(page.locator(".trail li").first()).containsText("lives");
        assertThat(page.locator(".trail li").nth(1)).containsText("├─");
        assertThat(page.locator(".trail li").last()).containsText("└─");
        assertThat(button("Prove")).hasCount(0);

        page.navigate(dashboard.url() + "/findings?state=all");
        assertThat(page.locator("table.findings tr", withText("host cleared"))).containsText("cleared");
        page.navigate(dashboard.url() + "/findings");
        assertThat(page.getByText("host cleared")).hasCount(0);
    }

    @Test
    void what_was_proven_and_went_on_is_loudly_refuted_with_what_happened() throws Exception {
        Shop shop = shop("refuted");
        ShopProof proof = new ShopProof(shop);
        dashboard.take(shop.hello(), shop.snapshot(42), proof.proven());
        visit(shop, "/findings/" + Shop.SIGNATURE);
        assertThat(page.locator(".reason")).containsText("proven");

        dashboard.take(shop.hello(), proof.refuted());
        Locator loud = page.locator(".note.loud");
        assertThat(loud).containsText("This proof was wrong.");
        assertThat(loud).containsText(ShopProof.HAPPENED);
        assertThat(page.locator(".reason")).containsText("refuted");

        visit(shop, "");
        assertThat(page.locator(".facts")).containsText("1 finding refuted");
        assertThat(page.locator("table.findings .v.refuted")).isVisible();
        page.navigate(dashboard.url());
        assertThat(page.locator("table.fleet .v.refuted")).hasText("1 refuted");
        page.navigate(dashboard.url() + "/findings?state=refuted");
        assertThat(page.locator("h1")).hasText("1 finding was wrongly called proven");
    }

    @Test
    void what_waits_long_is_listed_apart_with_the_button_beside_it() throws Exception {
        Shop shop = shop("long");
        dashboard.take(shop.hello(), shop.snapshot(42));
        visit(shop, "");
        Locator section = page.locator("section.long");
        assertThat(section).containsText("Waiting long, and no findings: 42 tasks");
        assertThat(section.locator("tbody tr")).hasCount(1);
        assertThat(section.locator("tbody tr")).containsText("Quotes$Collector.run");
        assertThat(section.locator("tbody tr")).containsText("Quotes.fanOut");
        assertThat(section.locator("tbody tr")).containsText("11 min");
        assertThat(page.locator("h1")).containsText("nothing found");
        section.getByRole(AriaRole.BUTTON, named("Prove")).first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    @Test
    void what_a_dump_says_is_shown_as_text_and_fits_a_narrow_window() throws Exception {
        Shop shop = shop(HOSTILE);
        ShopProof proof = new ShopProof(shop);
        page.setViewportSize(380, 800);
        dashboard.take(
                shop.hello(), shop.snapshot(42), proof.excepted(), proof.run("a", ProofRun.Stage.DONE, HOSTILE, null));
        for (String path : List.of("", "/findings/" + Shop.SIGNATURE)) {
            visit(shop, path);
            assertThat(runs()).containsText(HOSTILE);
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.evaluate("typeof pwned")).isEqualTo("undefined");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
        }
        assertThat(page.locator(".trail")).containsText(HOSTILE);
        assertThat(window.complaints()).isEmpty();
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private Locator runs() {
        return page.locator(".runs");
    }

    private Locator card() {
        return page.locator(".card.proof");
    }

    /** The ids of the proofs that its agent hears of with the next answer. */
    private List<String> proofsAsked(Shop shop) throws IOException, InterruptedException {
        return dashboard.take(shop.hello()).stream()
                .filter(command -> command.type().equals(Command.PROVE))
                .map(Command::id)
                .toList();
    }
}
