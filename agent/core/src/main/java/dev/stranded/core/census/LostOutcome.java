package dev.stranded.core.census;

/**
 * Tasks that failed and whose failure nobody has looked at, or can look at any more: their futures are gone.
 *
 * @param spawn where they were given to an executor, or where a future was given the failure
 * @param failure what they threw and from where
 * @param ofStage whether {@code CompletableFuture}s held the failure
 * @param tasks how many since the look before
 */
public record LostOutcome(SpawnSite spawn, FailureSite failure, boolean ofStage, long tasks) {
    /**
     * A failure.
     *
     * @param type the exception's class
     * @param stack where it was thrown
     */
    public record FailureSite(String type, NamedStack stack) {}
}
