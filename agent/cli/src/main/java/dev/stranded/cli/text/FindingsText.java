package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.proof.ShownFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings, the way {@code findings} prints them. */
public final class FindingsText {
    private static final int MOST_TASKS = 5;
    private static final int MOST_FRAMES = 12;

    private final List<String> lines = new ArrayList<>();
    private final Ink ink;

    private FindingsText(Ink ink) {
        this.ink = ink;
    }

    /** Each with all that is known of it. */
    public static List<String> of(List<Fields> findings, Ink ink) {
        FindingsText text = new FindingsText(ink);
        findings.forEach(text::finding);
        return text.lines;
    }

    /** As in {@code 2 open findings: 1 proven, 1 suspected}. */
    public static String summary(List<Fields> findings) {
        if (findings.isEmpty()) {
            return "No open findings.";
        }
        String verdicts = List.of("proven", "evident", "suspected").stream()
                .filter(verdict -> counted(findings, verdict) > 0)
                .map(verdict -> counted(findings, verdict) + " " + verdict)
                .collect(Collectors.joining(", "));
        return Words.count(findings.size(), "open finding") + (verdicts.isEmpty() ? "" : ": " + verdicts);
    }

    /**
     * That tasks wait for long of which nobody knows whether they will go on, and how to be told; empty for none.
     *
     * @param snapshot the last look
     * @param pid of the JVM
     */
    public static String unjudged(Fields snapshot, long pid) {
        long tasks = snapshot.objects("sites").stream()
                .flatMap(site -> site.objects("waits").stream())
                .mapToLong(wait -> wait.number("waitingLong"))
                .sum();
        return tasks == 0
                ? ""
                : Words.count(tasks, "task") + (tasks == 1 ? " waits" : " wait")
                        + " for long, and no figure tells whether for ever: prove " + pid + " does.";
    }

    private static long counted(List<Fields> findings, String verdict) {
        return findings.stream()
                .filter(finding -> finding.text("verdict").equals(verdict))
                .count();
    }

    private void finding(Fields finding) {
        String verdict = finding.text("verdict");
        String state = finding.text("state");
        String over = state.equals("open") || state.isEmpty() ? "" : ", " + state;
        lines.add(ink.verdict(verdict, verdict.toUpperCase(Locale.ROOT)) + " "
                + ink.bold(Words.clean(finding.text("kind"))) + over + ": " + Words.clean(finding.text("title")));
        fact("spawned", finding.object("spawn").text("site"));
        fact("waits", waits(finding.object("wait")));
        fact("channel", finding.has("channel") ? ChannelsText.sentence(finding.object("channel")) : "");
        finding.objects("evidence").forEach(evidence -> fact("because", evidence.text("fact")));
        fact("proof", finding.object("proof").text("reason"));
        fact("tasks", tasks(finding.objects("tasks"), finding.number("count")));
        fact("to do", finding.text("advice"));
        fact("seen", finding.text("firstSeen") + " to " + finding.text("lastSeen"));
        fact("signature", finding.text("signature"));
        frames(finding.object("wait").texts("stack"));
        lines.add("");
    }

    private static String waits(Fields wait) {
        return wait.text("site").isEmpty()
                ? ""
                : wait.text("operation") + " at " + wait.text("site") + ", the longest for "
                        + Words.time(wait.number("longestMillis"));
    }

    private static String tasks(List<Fields> tasks, long count) {
        String names = tasks.stream()
                .limit(MOST_TASKS)
                .map(task -> name(task.text("name"), task.number("id")))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : names + (count > Math.min(MOST_TASKS, tasks.size()) ? ", …" : "");
    }

    /** What a task is called. */
    static String name(String name, long id) {
        return name.isEmpty() ? "#" + id : "\"" + name + "\"";
    }

    private void frames(List<String> stack) {
        List<String> shown = ShownFrames.of(stack);
        shown.stream().limit(MOST_FRAMES).forEach(frame -> lines.add("    at " + Words.clean(frame)));
        if (shown.size() > MOST_FRAMES) {
            lines.add("    … " + (shown.size() - MOST_FRAMES) + " more");
        }
    }

    private void fact(String name, String words) {
        if (!words.isEmpty()) {
            lines.add("  " + ink.faint(String.format(Locale.ROOT, "%-9s", name)) + " " + Words.clean(words));
        }
    }
}
