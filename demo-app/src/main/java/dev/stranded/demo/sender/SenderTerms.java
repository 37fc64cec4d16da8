package dev.stranded.demo.sender;

import java.util.Locale;

/**
 * What one sender is told to do.
 *
 * @param load what to send
 * @param receiver where to
 * @param secret with which the bodies are signed
 * @param seed of the bodies
 * @param ledger the file to which it writes what became of each webhook, at the end
 */
public record SenderTerms(Load load, String receiver, String secret, long seed, String ledger) {
    /** The id of the webhook of this number, the same in every run. */
    public static String id(int number) {
        return String.format(Locale.ROOT, "wh_%09d", number);
    }

    /** The number of the webhook of this id. */
    public static int number(String id) {
        return Integer.parseInt(id, "wh_".length(), id.length(), 10);
    }
}
