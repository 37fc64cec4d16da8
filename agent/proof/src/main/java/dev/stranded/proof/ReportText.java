package dev.stranded.proof;

import dev.stranded.proof.dump.Amount;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people to read. */
final class ReportText {
    private static final int NAMES = 5;
    private static final int CLEARED_FRAMES = 1;

    private final String subject;
    private final Report report;
    private final StringBuilder text = new StringBuilder();

    ReportText(String subject, Report report) {
        this.subject = subject;
        this.report = report;
    }

    @Override
    public String toString() {
        text.setLength(0);
        line(
                "%s: %,d objects, %,d threads, %,d of them blocked without a time-out",
                subject, report.objects(), report.threads(), report.tasks().size());
        report.notes().forEach(note -> line("note: %s", note));
        report.groups().forEach(this::group);
        others();
        line("");
        long proven = report.tasks().stream()
                .filter(task -> task.judgement().isProof())
                .count();
        line(proven == 0 ? "Nothing is proven." : "%,d proven.", proven);
        return text.toString();
    }

    private void group(Report.Group group) {
        if (group.first().judgement() != Judgement.ALIVE) {
            stranded(group);
        } else if (!group.first().application().isEmpty()) {
            cleared(group);
        }
    }

    /** Who lives and runs nothing but the JDK's code, such as idle workers. */
    private void others() {
        List<BlockedTask> others = report.tasks().stream()
                .filter(task -> task.judgement() == Judgement.ALIVE
                        && task.application().isEmpty())
                .toList();
        if (!others.isEmpty()) {
            line("");
            line("cleared, and not in the application's code: %s", tasks(others.size()));
            line("  who:  %s", names(others));
        }
    }

    private void stranded(Report.Group group) {
        BlockedTask first = group.first();
        line("");
        line(
                "%s: %s that %s never go on, keeping %s",
                first.judgement().words().toUpperCase(Locale.ROOT),
                tasks(group.count()),
                first.judgement().isProof() ? "can" : "may",
                Amount.bytes(group.retainedBytes()));
        line("  why:  %s", first.reason());
        line("  wait: %s", first.channel());
        line("  who:  %s", names(group.tasks()));
        path(first.path());
        ShownFrames.of(first.stack()).forEach(frame -> line("    at %s", frame));
    }

    private void cleared(Report.Group group) {
        BlockedTask first = group.first();
        line("");
        line("cleared: %s, alive because %s", tasks(group.count()), first.reason());
        line("  wait: %s", first.channel());
        line("  who:  %s", names(group.tasks()));
        path(first.path());
        first.application().stream()
                .limit(CLEARED_FRAMES)
                .forEach(frame -> line("    at %s", first.stack().get(frame)));
    }

    private void path(List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            line(
                    "  %s%s%s",
                    i == 0 ? "by:   " : "      ", i == 0 ? "" : i == path.size() - 1 ? "└─ " : "├─ ", path.get(i));
        }
    }

    private static String names(List<BlockedTask> tasks) {
        String names = tasks.stream()
                .limit(NAMES)
                .map(task -> task.name().isEmpty() ? "#" + task.id() : "\"" + task.name() + "\"")
                .collect(Collectors.joining(", "));
        return names + (tasks.size() > NAMES ? ", …" : "");
    }

    private static String tasks(int count) {
        return count == 1 ? "1 task" : String.format(Locale.ROOT, "%,d tasks", count);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
