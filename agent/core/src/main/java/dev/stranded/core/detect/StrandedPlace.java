package dev.stranded.core.detect;

import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.WaitSite;
import dev.stranded.wire.FindingKind;

/** Where tasks were spawned and where they wait. */
record StrandedPlace(SpawnSite spawn, WaitSite blocked) {
    String operation() {
        String type = blocked.channelType();
        String name = type == null ? "" : type.endsWith("$ConditionObject") ? "Condition." : Wording.simple(type) + ".";
        return name + blocked.operation() + "()";
    }

    /** The signature of the finding that tasks are stranded there. */
    String signature(Signature signatures) {
        return signatures.of(
                FindingKind.STRANDED_TASK, spawn.stack().site(), blocked.stack().site(), operation());
    }

    boolean library() {
        return spawn.stack().library();
    }
}
