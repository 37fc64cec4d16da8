package dev.stranded.core.detect;

import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Orphans;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How is told what {@link StrandedTasks} finds of the tasks that wait at a place. */
final class StrandedFindings {
    private StrandedFindings() {}

    /** That they get more and more. */
    static Suspicion grown(
            String signature, StrandedPlace place, WaitTally wait, WaitGrowth growth, long thresholdMillis) {
        return new Suspicion(
                signature,
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.OPEN,
                growth.over(),
                title(place, wait, growth),
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(wait, place.blocked()),
                wait.channelState(),
                evidence(wait, growth, thresholdMillis),
                Wording.tasks(wait.examples()));
    }

    /** That the garbage collector took some of them. */
    static Suspicion collected(String signature, StrandedPlace place, WaitGrowth growth) {
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(
                "the garbage collector took " + Wording.number(growth.collected())
                        + " of them while they waited, so nothing"
                        + " that lived could reach them or what they waited for",
                growth.lastCollectedAt()));
        if (growth.over() > 0) {
            chain.add(new Finding.Evidence(Wording.number(growth.over()) + " more wait there now", null));
        }
        return new Suspicion(
                signature,
                FindingKind.STRANDED_TASK,
                Verdict.PROVEN,
                FindingLife.OPEN,
                growth.collected() + growth.over(),
                Wording.tasks(place.spawn().form(), growth.collected()) + " spawned at "
                        + Wording.place(place.spawn().stack().site()) + " waited in " + place.operation()
                        + " until the garbage collector took them: nobody could serve them any more",
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(place.blocked(), false, 0),
                null,
                chain,
                List.of());
    }

    /** That a heap dump shows what can release them. */
    static Suspicion cleared(String signature, StrandedPlace place, WaitTally wait, Judged clearing) {
        return new Suspicion(
                signature,
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.CLEARED,
                wait.overThreshold(),
                "Cleared: what lives can still release the tasks waiting in " + place.operation() + " at "
                        + Wording.place(place.blocked().stack().site()),
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                null,
                null,
                List.of(Proofs.evidence(clearing)),
                Wording.tasks(wait.examples()),
                Proofs.of(clearing, 0),
                List.of());
    }

    /** That they are served, or that somebody lives who can serve them. */
    static Suspicion withdrawn(String signature, StrandedPlace place, WaitGrowth growth) {
        String fact = growth.left() == 0
                ? "somebody lives after all who can serve them"
                : Wording.number(growth.left()) + " of the waiting tasks have gone on, so they were not stranded";
        return new Suspicion(
                signature,
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.WITHDRAWN,
                growth.over(),
                "Withdrawn: the tasks waiting in " + place.operation() + " at "
                        + Wording.place(place.blocked().stack().site()) + " are served again",
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                null,
                null,
                List.of(new Finding.Evidence(fact, Instant.now())),
                List.of());
    }

    private static String title(StrandedPlace place, WaitTally wait, WaitGrowth growth) {
        return Wording.tasks(place.spawn().form(), wait.overThreshold()) + " spawned at "
                + Wording.place(place.spawn().stack().site()) + " wait in " + place.operation()
                + " and get more and more: "
                + (growth.left() == 0 ? "nobody has served one of them" : "hardly one is served");
    }

    private static List<Finding.Evidence> evidence(WaitTally wait, WaitGrowth growth, long thresholdMillis) {
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(
                "the first of them was seen waiting longer than " + Wording.duration(thresholdMillis),
                growth.firstAt()));
        chain.add(new Finding.Evidence(
                "since then their number rose at " + Wording.number(growth.rises()) + " looks, to "
                        + Wording.number(growth.over()) + ", and "
                        + (growth.left() == 0 ? "none has gone on" : Wording.number(growth.left()) + " have gone on"),
                growth.lastRiseAt()));
        if (growth.clearedAt() != null) {
            chain.add(new Finding.Evidence(
                    "a heap dump showed what can release those that waited then; more have come since",
                    growth.clearedAt()));
        }
        Orphans orphans = wait.orphans();
        if (orphans != null && orphans.ownerSite() != null) {
            chain.add(Wording.owners(orphans, orphans.ownerSite()));
        }
        chain.add(new Finding.Evidence(
                "the longest has waited for " + Wording.duration(wait.longestMillis()) + ", without a time-out", null));
        chain.addAll(ChannelFacts.of(wait));
        return chain;
    }
}
