package dev.stranded.core.detect;

import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.WaitSite;

/** Where tasks were spawned and where they wait. */
record StrandedPlace(SpawnSite spawn, WaitSite blocked) {
    String operation() {
        String type = blocked.channelType();
        return (type == null ? "" : Wording.simple(type) + ".") + blocked.operation() + "()";
    }

    boolean library() {
        return spawn.stack().library();
    }
}
