package dev.stranded.dashboard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in the store; each row once, as it is now.
 *
 * @param jvms that said something or fell silent
 * @param snapshots lines of the wire, the newest, where one JVM is asked for: who looks at all has what a row shows
 * @param findings lines of the wire
 * @param proofs lines of the wire, where one JVM is asked for
 * @param next where to go on from
 */
public record Changes(
        List<JvmRow> jvms, List<String> snapshots, List<String> findings, List<String> proofs, Since next) {
    /**
     * From where on.
     *
     * @param revision of the store
     * @param at when the store was asked, milliseconds since 1970
     * @param jvm only of this one, or of all
     */
    public record Since(long revision, long at, @Nullable String jvm) {}
}
