package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.proof.ShownFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every task, grouped by stack and the oldest first, the way {@code threads} prints them. */
public final class ThreadsText {
    private final Fields threads;
    private final Ink ink;

    private ThreadsText(Fields threads, Ink ink) {
        this.threads = threads;
        this.ink = ink;
    }

    /** What the message {@code threads} says. */
    public static List<String> of(Fields threads, Ink ink) {
        return new ThreadsText(threads, ink).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Fields> groups = threads.objects("groups");
        long tasks = threads.number("tasks");
        long shown = threads.number("shown");
        lines.add(Words.count(tasks, "task") + " in " + Words.count(groups.size(), "group") + ", the oldest first"
                + (shown < tasks ? "; stacks were taken of " + Words.number(shown) + ", evenly spread" : ""));
        for (Fields group : groups) {
            lines.add("");
            lines.add(ink.bold(head(group)) + ", " + age(group));
            if (!group.text("site").isEmpty()) {
                lines.add("  spawned  " + Words.clean(group.text("site"))
                        + (group.flag("inferred") ? " (inferred)" : ""));
            }
            if (!group.text("blocker").isEmpty()) {
                lines.add("  waits on " + Words.clean(group.text("blocker")));
            }
            lines.add("  who      " + Words.clean(who(group)));
            ShownFrames.of(group.texts("stack")).forEach(frame -> lines.add("    at " + Words.clean(frame)));
        }
        return lines;
    }

    private static String head(Fields group) {
        String kind = group.flag("virtual") ? "virtual thread" : "platform thread";
        return Words.count(group.number("count"), kind) + ", " + Words.clean(group.text("state"));
    }

    private static String age(Fields group) {
        String oldest = Words.time(group.number("oldestMillis"));
        String youngest = Words.time(group.number("youngestMillis"));
        String atLeast = group.flag("older") ? "at least " + oldest : oldest;
        return (youngest.equals(oldest) ? atLeast : youngest + " to " + atLeast) + " old";
    }

    private static String who(Fields group) {
        List<String> names = group.texts("names");
        List<String> ids = group.texts("ids");
        String who = IntStream.range(0, ids.size())
                .mapToObj(i -> (i < names.size() && !names.get(i).isEmpty() ? "\"" + names.get(i) + "\" " : "") + "#"
                        + ids.get(i))
                .collect(Collectors.joining(", "));
        return who + (group.number("count") > ids.size() ? ", …" : "");
    }
}
