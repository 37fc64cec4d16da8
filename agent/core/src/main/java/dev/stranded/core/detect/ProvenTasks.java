package dev.stranded.core.detect;

import dev.stranded.core.census.ExecutorLook;
import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.JudgedTasks.Outcome;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which tasks a heap dump has proven to be stranded, for as long as they wait.
 *
 * <p>A proof that knows an exception, such as an interrupt, is evident and no more. When a proven task goes on after
 * all, the finding is refuted. Tasks of a deadlock are told there.
 */
final class ProvenTasks implements Detector {
    private final Signature signatures;
    private final Map<String, Suspicion> open = new HashMap<>();

    ProvenTasks(Signature signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Map<StrandedPlace, Long> deadlocked = Deadlocks.tasks(look);
        Map<String, Suspicion> now = new LinkedHashMap<>();
        for (Tally tally : look.tallies()) {
            for (WaitTally wait : tally.waits()) {
                Suspicion suspicion = suspicion(wait, deadlocked, look);
                if (suspicion != null) {
                    now.put(suspicion.signature(), suspicion);
                }
            }
        }
        Set<String> refuted = refuted(look);
        List<Suspicion> all = new ArrayList<>();
        now.forEach((signature, suspicion) -> {
            if (!refuted.contains(signature)) {
                all.add(suspicion);
            }
        });
        open.forEach((signature, before) -> {
            if (refuted.contains(signature) && before.verdict() == Verdict.PROVEN) {
                all.add(ended(before, FindingLife.REFUTED, "one of the tasks went on after all", look));
            } else if (!now.containsKey(signature)) {
                all.add(ended(before, FindingLife.RESOLVED, "none of the tasks waits there any more", look));
            }
        });
        open.clear();
        for (Suspicion suspicion : all) {
            if (suspicion.state() == FindingLife.OPEN) {
                open.put(suspicion.signature(), suspicion);
            }
        }
        return all;
    }

    /** The signatures of places where a task that was proven stranded has gone on. */
    private Set<String> refuted(Look look) {
        Set<String> refuted = new HashSet<>();
        for (Judged judged : look.judged()) {
            if (judged.outcome() == Outcome.PROVEN && judged.goneOn() > 0) {
                refuted.add(signature(new StrandedPlace(judged.spawn(), judged.site()), look));
            }
        }
        return refuted;
    }

    private @Nullable Suspicion suspicion(WaitTally wait, Map<StrandedPlace, Long> deadlocked, Look look) {
        Judged strongest = null;
        long tasks = 0;
        long bytes = 0;
        for (Map.Entry<Judged, Long> entry : wait.judged().entrySet()) {
            Judged judged = entry.getKey();
            if (judged.outcome() != Outcome.PROVEN && judged.outcome() != Outcome.EXCEPTED) {
                continue;
            }
            tasks += entry.getValue();
            bytes += judged.said().retainedBytes();
            if (strongest == null || judged.outcome().compareTo(strongest.outcome()) < 0) {
                strongest = judged;
            }
        }
        if (strongest == null) {
            return null;
        }
        StrandedPlace place = new StrandedPlace(strongest.spawn(), strongest.site());
        return tasks <= deadlocked.getOrDefault(place, 0L) ? null : open(place, wait, strongest, tasks, bytes, look);
    }

    private Suspicion open(StrandedPlace place, WaitTally wait, Judged judged, long tasks, long bytes, Look look) {
        boolean workers = isIdleWorker(place);
        List<Finding.Evidence> evidence = new ArrayList<>();
        evidence.add(Proofs.evidence(judged));
        evidence.add(new Finding.Evidence(
                "the longest has waited for " + Wording.duration(wait.longestMillis()) + ", without a time-out", null));
        evidence.addAll(ChannelFacts.of(wait));
        return new Suspicion(
                signature(place, look),
                workers ? FindingKind.ABANDONED_EXECUTOR : FindingKind.STRANDED_TASK,
                judged.outcome() == Outcome.PROVEN ? Verdict.PROVEN : Verdict.EVIDENT,
                FindingLife.OPEN,
                tasks,
                title(place, tasks) + exception(judged),
                workers
                        ? "Shut the executor down in a finally block before letting go of it"
                                + " (try-with-resources from Java 19 on)."
                        : StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(wait, place.blocked()),
                wait.channelState(),
                evidence,
                Wording.tasks(wait.examples()),
                Proofs.of(judged, bytes),
                List.of());
    }

    private static String title(StrandedPlace place, long tasks) {
        String spawned = " " + (isIdleWorker(place) ? "of executors made at " : "spawned at ")
                + Wording.place(place.spawn().stack().site());
        String wait = tasks == 1 ? " waits" : " wait";
        return Wording.tasks(place.spawn().form(), tasks)
                + spawned
                + (isIdleWorker(place)
                        ? wait + " for work that nobody can bring any more"
                        : wait + " in " + place.operation() + " and nothing that lives can release "
                                + (tasks == 1 ? "it" : "them"));
    }

    private static String exception(Judged judged) {
        return judged.outcome() == Outcome.PROVEN ? "" : " (" + judged.said().words() + ")";
    }

    private static boolean isIdleWorker(StrandedPlace place) {
        return place.spawn().form() == TaskForm.WORKER && place.blocked().idleWorker();
    }

    /** That of the finding which says the same without a proof. */
    private String signature(StrandedPlace place, Look look) {
        SpawnSite spawn = place.spawn();
        if (!isIdleWorker(place)) {
            return place.signature(signatures);
        }
        String type = "";
        for (ExecutorLook executor : look.executors()) {
            if (executor.created().site().equals(spawn.stack().site())) {
                type = executor.state().type();
            }
        }
        return signatures.of(FindingKind.ABANDONED_EXECUTOR, spawn.stack().site(), type);
    }

    private static Suspicion ended(Suspicion before, FindingLife state, String fact, Look look) {
        String title = state == FindingLife.REFUTED
                ? "Refuted: of tasks that were proven to be stranded" + at(before) + " one has gone on"
                : "The tasks that were stranded" + at(before) + " wait no more";
        return new Suspicion(
                before.signature(),
                before.kind(),
                before.verdict(),
                state,
                before.count(),
                title,
                before.advice(),
                before.library(),
                before.spawn(),
                before.blocked(),
                before.channel(),
                List.of(new Finding.Evidence(fact, look.at())),
                before.tasks(),
                before.proof(),
                List.of());
    }

    private static String at(Suspicion before) {
        Finding.Wait wait = before.blocked();
        return wait == null ? "" : " at " + Wording.place(wait.site());
    }
}
