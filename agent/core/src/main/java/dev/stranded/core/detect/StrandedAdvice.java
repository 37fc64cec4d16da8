package dev.stranded.core.detect;

import dev.stranded.core.census.WaitSite;

/** What to change where tasks are stranded. */
final class StrandedAdvice {
    private StrandedAdvice() {}

    static String of(WaitSite wait) {
        String where = Wording.place(wait.stack().site());
        if (wait.puts()) {
            return "Whoever takes from this channel stops before everything is put. Let the taker drain it or end the"
                    + " putters with it, or put at " + where + " with a time-out: offer(…, timeout).";
        }
        return switch (wait.operation()) {
            case "take", "poll", "takeFirst", "takeLast" ->
                "Whoever puts into this channel ends without telling its"
                        + " takers. Put a last element (a poison pill) in a finally block, interrupt the takers, or take at "
                        + where + " with a time-out: poll(timeout).";
            default ->
                "Make sure that whoever releases this wait does so in a finally block, or wait at " + where
                        + " with a time-out.";
        };
    }
}
