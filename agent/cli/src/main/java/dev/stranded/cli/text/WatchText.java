package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.proof.dump.Amount;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One look at a JVM: totals, tasks by spawn site, channels, findings. */
public final class WatchText {
    private static final int TIME_AT = 11;
    private static final int TIME_LENGTH = 8;

    /** What the findings take of the rows at most, of those left the channels, one in so many. */
    private static final int SHARE = 3;

    private final Fields hello;
    private final Fields snapshot;
    private final List<Fields> findings;
    private final String main;
    private final Ink ink;

    /** For this answer to a look. */
    public WatchText(Reply reply, String main, Ink ink) {
        this.hello = reply.first(Hello.TYPE);
        this.snapshot = reply.first(Snapshot.TYPE);
        this.findings = StatusText.open(reply);
        this.main = main;
        this.ink = ink;
    }

    /** As many lines as fit there, none too wide. */
    public List<String> lines(int width, int height) {
        List<String> lines = new ArrayList<>(head(width));
        List<String> found = findings(width);
        List<String> channels = ChannelsText.table(snapshot.objects("channels")).lines(width, ink);
        List<String> sites = SitesText.table(snapshot.objects("sites")).lines(width, ink);
        int left = Math.max(0, height - lines.size() - 3); // An empty line before each part.
        int forFound = share(left, found.size());
        int forChannels = share(left - forFound, channels.size());
        int forSites = Math.min(sites.size(), left - forFound - forChannels);
        forChannels = Math.min(channels.size(), left - forFound - forSites);
        forFound = Math.min(found.size(), left - forChannels - forSites);
        part(lines, sites, forSites);
        part(lines, channels, forChannels);
        part(lines, found, forFound);
        return lines;
    }

    /** At least two lines, if there are as many. */
    private static int share(int left, int wanted) {
        return Math.min(wanted, Math.max(Math.min(2, left), left / SHARE));
    }

    private List<String> head(int width) {
        Fields tasks = snapshot.object("tasks");
        Fields memory = snapshot.object("memory");
        String at = snapshot.text("at");
        String time = at.length() > TIME_AT + TIME_LENGTH ? at.substring(TIME_AT, TIME_AT + TIME_LENGTH) + " UTC" : at;
        return List.of(
                ink.bold(Table.cutAtEnd(
                        "JVM " + hello.number("pid") + " (" + Words.clean(main) + "), JDK "
                                + Words.clean(hello.text("jdk")) + ", " + Words.clean(time),
                        width)),
                Table.cutAtEnd(
                        "tasks: " + Words.number(tasks.number("live")) + " live, "
                                + Words.number(tasks.number("waiting")) + " waiting, "
                                + Words.number(tasks.number("platform")) + " platform, "
                                + Words.number(tasks.number("virtual")) + " virtual; heap "
                                + Amount.bytes(memory.number("heapUsedBytes")) + " of "
                                + Amount.bytes(memory.number("heapMaxBytes")),
                        width));
    }

    private List<String> findings(int width) {
        List<String> lines = new ArrayList<>();
        if (findings.isEmpty()) {
            lines.add(ink.bold("FINDINGS") + "  none");
            return lines;
        }
        lines.add(ink.bold("FINDINGS"));
        for (Fields finding : findings) {
            String verdict = finding.text("verdict");
            String head = String.format(
                    Locale.ROOT, "%-9s  %s: ", verdict.toUpperCase(Locale.ROOT), Words.clean(finding.text("kind")));
            String title = Table.cutAtEnd(Words.clean(finding.text("title")), Math.max(1, width - head.length()));
            lines.add(ink.verdict(verdict, head) + title);
        }
        return lines;
    }

    /** So many of the lines, below an empty one; the last says how many are not there. */
    private static void part(List<String> lines, List<String> more, int count) {
        if (count <= 0) {
            return;
        }
        lines.add("");
        if (count >= more.size()) {
            lines.addAll(more);
        } else {
            lines.addAll(more.subList(0, count - 1));
            lines.add("… " + (more.size() - count + 1) + " more");
        }
    }
}
