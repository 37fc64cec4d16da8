package dev.stranded.core.census;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side of a queue at which nobody is left.
 *
 * @param spawns where those were spawned that were at it
 * @param failedBy the class of the exception that ended one of them; null where none is known
 * @param all whether all are known that ever were, and not some only
 */
public record EndedSide(List<SpawnSite> spawns, @Nullable String failedBy, boolean all) {}
