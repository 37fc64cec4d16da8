package dev.stranded.proof.dump;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM says of its heap, in the words of each of its collectors. */
final class HeapUse {
    private static final Pattern USED = Pattern.compile("(?:used (\\d+)([KMG])|(\\d+)([KMG]) used)\\b");
    private static final Pattern SPACE = Pattern.compile("(eden|from) space (\\d+)K, +(\\d+)% used");
    private static final Pattern REGIONS = Pattern.compile("young \\((\\d+)K\\), \\d+ survivors \\((\\d+)K\\)");
    private static final int PER_CENT = 100;

    /** Of a heap that is not told apart into old and new. */
    private static final double UNDIVIDED = 0.5;

    private long usedKilobytes;
    private double edenKilobytes = -1;
    private boolean collected;

    HeapUse(String text) {
        for (String line : text.lines().toList()) {
            if (!line.contains("Metaspace") && !line.contains("class space")) {
                readUsed(line);
                readSpace(line);
                readRegions(line);
            }
        }
    }

    /** How many bytes live, about. */
    long liveBytes() {
        double allocated = Math.max(0, edenKilobytes);
        double share = collected ? NewObjects.ALLOCATED : NewObjects.FIRST;
        double live = edenKilobytes < 0
                ? usedKilobytes * UNDIVIDED
                : Math.max(0, usedKilobytes - allocated) + allocated * share;
        return (long) (live * (1 << 10));
    }

    private void readUsed(String line) {
        Matcher used = USED.matcher(line);
        if (used.find()) {
            boolean after = used.group(1) != null;
            long amount = Long.parseLong(used.group(after ? 1 : 3));
            usedKilobytes += amount << (10 * "KMG".indexOf(used.group(after ? 2 : 4)));
        }
    }

    private void readSpace(String line) {
        Matcher space = SPACE.matcher(line);
        if (space.find()) {
            long percent = Long.parseLong(space.group(3));
            if (space.group(1).equals("eden")) {
                edenKilobytes = (double) Long.parseLong(space.group(2)) * percent / PER_CENT;
            } else {
                collected |= percent > 0;
            }
        }
    }

    private void readRegions(String line) {
        Matcher regions = REGIONS.matcher(line);
        if (regions.find()) {
            long survivors = Long.parseLong(regions.group(2));
            edenKilobytes = Long.parseLong(regions.group(1)) - survivors;
            collected = survivors > 0;
        }
    }
}
