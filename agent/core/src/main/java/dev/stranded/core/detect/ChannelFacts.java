package dev.stranded.core.detect;

import dev.stranded.core.census.ChannelRef;
import dev.stranded.core.census.SyncLook;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import java.util.List;

/** What is known of the channel at which tasks wait, as links of a chain of evidence. */
final class ChannelFacts {
    private ChannelFacts() {}

    static List<Finding.Evidence> of(WaitTally wait) {
        ChannelRef queue = wait.channel();
        if (queue != null) {
            return queue.created() == null
                    ? List.of()
                    : List.of(new Finding.Evidence(
                            "the " + Wording.simple(queue.type()) + " that it waits at was made at "
                                    + queue.created().site(),
                            null));
        }
        SyncLook sync = wait.sync();
        String fact = sync == null ? null : sync.fact();
        return fact == null ? List.of() : List.of(new Finding.Evidence(fact, null));
    }
}
