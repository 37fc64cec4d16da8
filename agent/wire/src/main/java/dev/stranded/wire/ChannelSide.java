package dev.stranded.wire;

/**
 * Tasks of one spawn site at one side of a channel: those that were seen waiting there, and those that have let others
 * go on who waited at the other side. Who never meets anybody waiting is not known.
 *
 * @param site where they were spawned
 * @param form what they are
 * @param live how many of those known are alive
 * @param ended how many have ended
 */
public record ChannelSide(String site, TaskForm form, long live, long ended) {
    /** Checks that the keys that must be there are. */
    public ChannelSide {
        Required.key(site, "channel side", "site");
        Required.key(form, "channel side", "form");
    }
}
