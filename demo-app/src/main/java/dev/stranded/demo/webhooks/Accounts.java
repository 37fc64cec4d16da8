package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Fate;
import dev.stranded.demo.sender.SenderTerms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of every webhook that was sent, from the ledgers of the sender and of the API.
 *
 * @param processed the API has it, once
 * @param askedAgain of those, how many the API was sent again and knew by their id
 * @param rejected answered, last, that it cannot be taken now
 * @param lostAcknowledged lost in the crash although the receiver had acknowledged them: nobody will send them again
 * @param lostUnanswered lost in the crash before the receiver answered: the sender knows, and can send them again
 * @param open under way when the run was ended, with the receiver alive
 */
record Accounts(long processed, long askedAgain, long rejected, long lostAcknowledged, long lostUnanswered, long open) {
    /**
     * Goes through the ledgers.
     *
     * @param sender a byte for each webhook
     * @param api a line for each webhook that the API has taken
     * @param crashed whether the receiver has died
     */
    static Accounts settle(Path sender, Path api, boolean crashed) throws IOException {
        byte[] fates = Files.readAllBytes(sender);
        boolean[] taken = new boolean[fates.length];
        long again = 0;
        try (BufferedReader lines = Files.newBufferedReader(api)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                taken[SenderTerms.number(line.substring(space + 1))] = true;
                again += line.startsWith("1 ") ? 0 : 1;
            }
        }
        return count(fates, taken, again, crashed);
    }

    /** All of them: as many as were sent. */
    long sum() {
        return processed + rejected + lostAcknowledged + lostUnanswered + open;
    }

    /** Those that the crash took. */
    long lost() {
        return lostAcknowledged + lostUnanswered;
    }

    private static Accounts count(byte[] fates, boolean[] taken, long again, boolean crashed) {
        Map<Fate, Long> untaken = new EnumMap<>(Fate.class);
        long processed = 0;
        for (int i = 0; i < fates.length; i++) {
            if (taken[i]) {
                processed++;
            } else {
                untaken.merge(Fate.of(fates[i]), 1L, Long::sum);
            }
        }
        long acknowledged = untaken.getOrDefault(Fate.ACKNOWLEDGED, 0L);
        long unanswered = untaken.getOrDefault(Fate.UNANSWERED, 0L);
        return new Accounts(
                processed,
                again,
                untaken.getOrDefault(Fate.REJECTED, 0L),
                crashed ? acknowledged : 0,
                crashed ? unanswered : 0,
                crashed ? 0 : acknowledged + unanswered);
    }
}
