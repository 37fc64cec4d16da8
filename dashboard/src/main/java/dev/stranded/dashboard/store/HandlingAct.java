package dev.stranded.dashboard.store;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was done with a finding, or that ended by itself.
 *
 * @param at when, milliseconds since 1970
 * @param act acknowledge, mute, resolve, reopen; or, by the dashboard itself, came-back, over, unmute
 * @param mutedUntil of a mute, its end, milliseconds since 1970; null: when the finding is over
 * @param actor who did it
 * @param note why, in their words
 */
public record HandlingAct(
        long at,
        String act,
        @Nullable Long mutedUntil,
        String actor,
        @Nullable String note) {}
