package dev.stranded.core.prove;

import dev.stranded.core.census.RollCall;
import java.util.Map;

/**
 * What was so before something and after it.
 *
 * @param clockMillis of the look before it, on the census' clock
 * @param monitorOwners who owned the monitor that a task waited for, by the ids of their threads
 * @param roll who stayed in one wait from right after it on
 */
public record Surroundings(long clockMillis, Map<Long, Long> monitorOwners, RollCall roll) {}
