package dev.stranded.demo.webhooks;

import dev.stranded.demo.stage.Java;
import dev.stranded.demo.watched.SeenFinding;
import dev.stranded.wire.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what is run and what was seen, for people: in sentences that the report shares. */
final class Words {
    private static final double MEGA = 1e6;
    private static final int HOUR = 3_600;

    private final Plan plan;

    Words(Plan plan) {
        this.plan = plan;
    }

    /** What is as in life and what is not, a sentence each. */
    List<String> scale() {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "As in life: %,d webhooks a second (a million an hour are 278), real HTTP on loopback, signed JSON of"
                        + " some 28 KB, each verified, acknowledged, parsed, enriched and posted on to an API that serves"
                        + " %,d a second and answers 429 beyond.",
                plan.load().perSecond(), plan.apiPerSecond()));
        lines.add(
                plan.load().seconds() >= HOUR
                        ? text(
                                "Nothing is compressed: %,d s of load for each, in which the API stalls once for %d s.",
                                plan.load().seconds(), plan.load().stallSeconds())
                        : text(
                                "Compressed: %,d s of load for each instead of an hour (--scale full runs the hour), in"
                                        + " which the API stalls once for %d s, and who is turned away comes again after"
                                        + " seconds instead of minutes.",
                                plan.load().seconds(), plan.load().stallSeconds()));
        lines.add(text(
                "Java %s, seed %d; each receiver, the API and the sender are processes of their own.",
                Java.version(), plan.seed()));
        for (Mode mode : plan.modes()) {
            lines.add(text("%-15s %s: %s", mode, mode.title(), String.join(" ", JvmFlags.of(plan, mode))));
        }
        if (plan.memoryLimitBytes() != null) {
            lines.add(text(
                    "A receiver beyond %,d MB of resident memory is killed with SIGKILL by this program, which looks 20"
                            + " times a second, as the kernel would in a container of that size.",
                    plan.memoryLimitBytes() / 1_000_000));
        }
        return lines;
    }

    /** What the results say, a sentence each. */
    List<String> lessons(List<ModeResult> results) {
        List<String> lines = new ArrayList<>();
        ModeResult pool = find(results, Mode.POOL);
        for (Mode mode : List.of(Mode.NAIVE, Mode.NAIVE_VIRTUAL)) {
            ModeResult naive = find(results, mode);
            if (naive != null && pool != null) {
                lines.add(comparison(naive, pool));
            }
        }
        ModeResult limited = find(results, Mode.RATE_LIMITED);
        if (limited != null) {
            lines.add(cure(limited, pool));
        }
        return lines;
    }

    /** What became of every webhook of one run. */
    static String accounts(ModeResult result) {
        Accounts accounts = result.accounts();
        StringBuilder words = new StringBuilder(
                text("%s: of %,d sent, %,d processed once", result.mode(), accounts.sum(), accounts.processed()));
        if (accounts.rejected() > 0) {
            words.append(text(", %,d rejected with an answer", accounts.rejected()));
        }
        if (accounts.lost() > 0) {
            words.append(text(
                    ", %,d lost in the crash (%,d of them acknowledged: nobody will send them again)",
                    accounts.lost(), accounts.lostAcknowledged()));
        }
        if (accounts.open() > 0) {
            words.append(text(", %,d still under way", accounts.open()));
        }
        return words.append('.').toString();
    }

    /** What Stranded found in one run, a paragraph each. */
    static List<String> found(ModeResult result) {
        List<String> paragraphs = new ArrayList<>();
        for (SeenFinding seen : result.findings()) {
            Finding height = seen.height();
            paragraphs.add(text(
                    "%s (%s): %s%n  at %s%n  %s",
                    height.kind(), height.verdict(), height.title(), seen.site(), height.advice()));
        }
        return paragraphs;
    }

    private static String comparison(ModeResult naive, ModeResult pool) {
        Figures many = naive.figures();
        Figures few = pool.figures();
        String memory = text(
                "%,.0f MB against the pool's %,.0f MB, %.1f to 1",
                many.peakRssBytes() / MEGA, few.peakRssBytes() / MEGA, ratio(many.peakRssBytes(), few.peakRssBytes()));
        if (naive.outcome().killed()) {
            return text(
                    "%s was %s after %,d of %,d webhooks and lost %,d; the pool: %s, %,d of %,d, in %,.0f MB at most.",
                    naive.mode(),
                    naive.outcome().detail(),
                    many.completed(),
                    many.sent(),
                    naive.accounts().lost(),
                    pool.outcome().detail(),
                    few.completed(),
                    few.sent(),
                    few.peakRssBytes() / MEGA);
        }
        return text(
                "%s took %s, for %,d and %,d completed webhooks at %,.0f and %,.0f a second.",
                naive.mode(), memory, many.completed(), few.completed(), many.perSecond(), few.perSecond());
    }

    private String cure(ModeResult limited, @Nullable ModeResult pool) {
        Figures figures = limited.figures();
        String rate = figures.catchUpPerSecond() == 0
                ? ""
                : text(
                        ", at %.0f %% of the API's limit while it caught up",
                        100 * figures.catchUpPerSecond() / plan.apiPerSecond());
        String before = pool == null
                ? ""
                : text(
                        "The pool got %,d answers 429 (%.1f %% of its requests). ",
                        pool.figures().rejected429(), 100 * pool.figures().rejectedPart());
        return text(
                "%sWith a token bucket there were %,d (%.2f %%)%s.",
                before, figures.rejected429(), 100 * figures.rejectedPart(), rate);
    }

    private static double ratio(long many, long few) {
        return few == 0 ? 0 : (double) many / few;
    }

    private static @Nullable ModeResult find(List<ModeResult> results, Mode mode) {
        return results.stream()
                .filter(result -> result.mode() == mode)
                .findFirst()
                .orElse(null);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
