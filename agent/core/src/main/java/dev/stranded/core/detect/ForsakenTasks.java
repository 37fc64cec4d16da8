package dev.stranded.core.detect;

import dev.stranded.core.census.EndedSide;
import dev.stranded.core.census.Forsaken;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words for tasks whom nobody who is known to live can release. */
final class ForsakenTasks {
    private static final String LOCK_ADVICE =
            "Give the lock back in a finally block: who ends with it locked leaves all others waiting for ever.";

    private ForsakenTasks() {}

    /** Whether the JVM's own state shows it: a lock's holder or all takers have ended. */
    static boolean isEvident(StrandedPlace place, Forsaken forsaken) {
        EndedSide other = forsaken.otherSide();
        return forsaken.atLocksOfEnded() > 0
                || (other != null && place.blocked().puts() && other.all());
    }

    static Suspicion suspicion(String signature, StrandedPlace place, WaitTally wait, Forsaken forsaken) {
        List<Finding.Evidence> chain = new ArrayList<>();
        SpawnSite owner = forsaken.owner();
        if (owner != null) {
            boolean over = forsaken.ownerOverMillis() > 0;
            chain.add(new Finding.Evidence(
                    "the task that spawned " + (forsaken.tasks() == 1 ? "it" : "the first of them")
                            + ", itself spawned at "
                            + owner.stack().site()
                            + (over
                                    ? ", ended " + Wording.duration(forsaken.ownerOverMillis()) + " ago"
                                            + Wording.byException(forsaken.ownerEndedBy())
                                    : ", waits itself for what does not come"),
                    null));
            chain.add(new Finding.Evidence(
                    forsaken.othersEnded()
                            ? "of all tasks that it spawned and that these spawned, the others have ended"
                            : "no other task that it spawned is left",
                    null));
        }
        EndedSide other = forsaken.otherSide();
        boolean puts = place.blocked().puts();
        if (other != null) {
            chain.add(new Finding.Evidence(
                    "every task that was seen to " + (puts ? "take from" : "put into") + " it has ended"
                            + (other.failedBy() == null ? "" : ", one of them" + Wording.byException(other.failedBy()))
                            + "; such tasks were spawned at "
                            + other.spawns().stream()
                                    .map(site -> site.stack().site())
                                    .collect(Collectors.joining(" and ")),
                    null));
        }
        if (forsaken.othersFailed() > 0) {
            chain.add(new Finding.Evidence(
                    Wording.number(forsaken.othersFailed())
                            + (forsaken.othersFailed() == 1 ? " task" : " tasks")
                            + " spawned beside it ended" + Wording.byException(forsaken.othersFailedBy()),
                    null));
        }
        if (forsaken.atLocksOfEnded() > 0) {
            chain.add(new Finding.Evidence("the task that holds the lock has ended without giving it back", null));
        }
        chain.add(new Finding.Evidence(
                "the longest has waited for " + Wording.duration(wait.longestMillis()) + ", without a time-out", null));
        chain.addAll(ChannelFacts.of(wait));
        boolean lock = forsaken.atLocksOfEnded() > 0;
        return new Suspicion(
                signature,
                FindingKind.STRANDED_TASK,
                isEvident(place, forsaken) ? Verdict.EVIDENT : Verdict.SUSPECTED,
                FindingLife.OPEN,
                forsaken.tasks(),
                Wording.tasks(place.spawn().form(), forsaken.tasks()) + " spawned at "
                        + Wording.place(place.spawn().stack().site())
                        + (forsaken.tasks() == 1 ? " waits in " : " wait in ") + place.operation()
                        + (lock
                                ? " for a lock whose holder has ended"
                                : other == null
                                        ? ", and nobody who could have been given the other side is left"
                                        : puts
                                                ? ", and whoever took from it has ended"
                                                : ", and whoever put into it has failed"),
                lock ? LOCK_ADVICE : StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(wait, place.blocked()),
                wait.channelState(),
                chain,
                Wording.tasks(forsaken.examples()));
    }
}
