package dev.stranded.demo.gallery;

import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a program that a finding names.
 *
 * @param role what happens there: spawned, waits, made and so on
 * @param site as the finding names it
 * @param place file and line
 * @param code the line as it stands in the program's source; empty where that is not bundled
 */
record CodeLine(String role, String site, String place, String code) {
    private static final Pattern SITE = Pattern.compile("([\\w.$]+)\\.[\\w.]+\\.[^.(]+\\((\\w+\\.java):(\\d+)\\)");

    /** The lines that a finding names, in the order in which they were run through. */
    static List<CodeLine> of(Finding finding) {
        List<CodeLine> lines = new ArrayList<>();
        ChannelState channel = finding.channel();
        Finding.Site spawn = finding.spawn();
        Finding.Wait blocked = finding.blocked();
        add(lines, "made", channel == null ? null : channel.created());
        add(lines, spawnRole(finding.kind()), spawn == null ? null : spawn.site());
        add(lines, waitRole(finding.kind()), blocked == null ? null : blocked.site());
        return lines;
    }

    private static String spawnRole(FindingKind kind) {
        return switch (kind) {
            case CLOSED_CHANNEL_USE -> "given";
            case ABANDONED_EXECUTOR -> "made";
            default -> "spawned";
        };
    }

    private static String waitRole(FindingKind kind) {
        return switch (kind) {
            case SPINNING_CONSUMER -> "spins";
            case ABANDONED_AT_EXIT -> "was at work";
            default -> "waits";
        };
    }

    private static void add(List<CodeLine> lines, String role, @Nullable String site) {
        Matcher parts = SITE.matcher(site == null ? "" : site);
        if (site != null && parts.matches()) {
            int number = Integer.parseInt(parts.group(3));
            String code = Sources.line(parts.group(1), parts.group(2), number);
            lines.add(new CodeLine(role, site, parts.group(2) + ":" + number, code));
        }
    }
}
