package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import java.util.Comparator;
import java.util.List;

/** Tasks by spawn site, as a table. */
final class SitesText {
    private SitesText() {}

    /** Those that have live tasks. */
    static Table table(List<Fields> sites) {
        Table table = new Table("SPAWN SITE", "TASKS", ">LIVE", ">WAITING", ">LONGEST", "MOST WAIT IN");
        for (Fields site : sites) {
            if (site.number("live") > 0) {
                List<Fields> waits = site.objects("waits");
                long longest = waits.stream()
                        .mapToLong(wait -> wait.number("longestMillis"))
                        .max()
                        .orElse(0);
                table.add(
                        site.text("site") + (site.flag("inferred") ? " (inferred)" : ""),
                        form(site.text("form")),
                        Words.number(site.number("live")),
                        Words.number(site.number("waiting")),
                        waits.isEmpty() ? "" : Words.time(longest),
                        waits.stream()
                                .max(Comparator.comparingLong(wait -> wait.number("count")))
                                .map(SitesText::wait)
                                .orElse(""));
            }
        }
        return table;
    }

    private static String wait(Fields wait) {
        String channel = wait.text("channel");
        return wait.text("operation")
                + (channel.isEmpty() ? "" : " of " + Words.shortType(channel))
                + (wait.flag("timed") ? ", timed" : "")
                + (wait.text("background").isEmpty() ? "" : ", " + wait.text("background"));
    }

    private static String form(String form) {
        return switch (form) {
            case "platform-thread" -> "platform";
            case "virtual-thread" -> "virtual";
            case "executor-task" -> "of executor";
            default -> form;
        };
    }
}
