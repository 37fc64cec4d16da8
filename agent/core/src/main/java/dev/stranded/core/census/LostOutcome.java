package dev.stranded.core.census;

/**
 * Tasks that failed and whose failure nobody has looked at, or can look at any more: their futures are gone.
 *
 * @param spawn where they were given to an executor
 * @param failure what they threw and from where
 * @param tasks how many since the look before
 */
public record LostOutcome(SpawnSite spawn, FailureSite failure, long tasks) {
    /**
     * A failure.
     *
     * @param type the exception's class
     * @param stack where it was thrown
     */
    public record FailureSite(String type, NamedStack stack) {}
}
