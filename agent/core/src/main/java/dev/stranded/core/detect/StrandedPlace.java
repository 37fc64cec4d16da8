package dev.stranded.core.detect;

import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.WaitSite;

/** Where tasks were spawned and where they wait. */
record StrandedPlace(SpawnSite spawn, WaitSite blocked) {
    String operation() {
        String type = blocked.channelType();
        String name = type == null ? "" : type.endsWith("$ConditionObject") ? "Condition." : Wording.simple(type) + ".";
        return name + blocked.operation() + "()";
    }

    boolean library() {
        return spawn.stack().library();
    }
}
