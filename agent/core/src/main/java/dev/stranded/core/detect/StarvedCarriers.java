package dev.stranded.core.detect;

import dev.stranded.core.census.CarrierStarvation;
import dev.stranded.core.census.CarrierStarvation.Holder;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reports virtual threads that wait and keep their carriers meanwhile, when no carrier is left for those that could
 * run. The census only tells of those that have stayed so for the time of the option {@code threshold}.
 */
final class StarvedCarriers implements Detector {
    private static final int MOST_EVIDENCE = 8;

    /** From this JDK on, a monitor pins no longer. */
    private static final int MONITORS_PIN_UNTIL = 24;

    private final Signature signatures;
    private final boolean monitorsPin = Runtime.version().feature() < MONITORS_PIN_UNTIL;
    private final Map<String, Suspicion> open = new HashMap<>();

    StarvedCarriers(Signature signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Map<String, Suspicion> present = new HashMap<>();
        for (CarrierStarvation starvation : look.carriers()) {
            Suspicion suspicion = suspicion(starvation);
            present.put(suspicion.signature(), suspicion);
        }
        List<Suspicion> suspicions = new ArrayList<>(present.values());
        for (Suspicion before : open.values()) {
            if (!present.containsKey(before.signature())) {
                suspicions.add(ended(before, look));
            }
        }
        open.clear();
        open.putAll(present);
        return suspicions;
    }

    private Suspicion suspicion(CarrierStarvation starvation) {
        List<Holder> holders = starvation.holders();
        Holder first = holders.get(0);
        for (Holder holder : holders) {
            // What the JVM shows as waiting tells more than what only does not run.
            first = first.parked() ? first : holder;
        }
        List<WaitTally.Example> tasks = new ArrayList<>();
        for (Holder holder : holders) {
            tasks.add(holder.task());
        }
        return new Suspicion(
                signatures.of(
                        FindingKind.STARVED_CARRIERS,
                        first.spawn().stack().site(),
                        first.blocked().stack().site()),
                FindingKind.STARVED_CARRIERS,
                Verdict.EVIDENT,
                FindingLife.OPEN,
                holders.size(),
                title(starvation, first),
                advice(first),
                first.spawn().stack().library(),
                Wording.site(first.spawn()),
                Wording.wait(first.blocked(), first.timed(), starvation.millis()),
                null,
                evidence(starvation),
                Wording.tasks(tasks));
    }

    private static String title(CarrierStarvation starvation, Holder first) {
        int holders = starvation.holders().size();
        String carriers = holders == 1
                ? "The only carrier is held by a virtual thread that waits"
                : "All " + holders + " carriers are held by virtual threads that wait";
        return carriers + " at " + Wording.place(first.blocked().stack().site()) + ", and "
                + Wording.number(starvation.queued()) + (starvation.queued() == 1 ? " waits" : " wait")
                + " for a carrier"
                + (starvation.forEver() ? "; only one of those could release them" : "");
    }

    private String advice(Holder first) {
        return "Do not wait where a virtual thread can't leave its carrier: in a static initialiser, in a call that comes"
                + " from native code"
                + (monitorsPin ? ", or in synchronized before JDK 24 (a ReentrantLock will do)" : "")
                + ". Move the wait at " + Wording.place(first.blocked().stack().site())
                + " out of it, or run these tasks on platform threads. More carriers"
                + " (-Djdk.virtualThreadScheduler.parallelism) only put it off.";
    }

    private List<Finding.Evidence> evidence(CarrierStarvation starvation) {
        Set<String> held = new TreeSet<>();
        for (Holder holder : starvation.holders()) {
            held.add(held(holder));
        }
        List<Finding.Evidence> evidence = new ArrayList<>();
        for (String fact : held) {
            if (evidence.size() < MOST_EVIDENCE) {
                evidence.add(new Finding.Evidence(fact, null));
            }
        }
        evidence.add(new Finding.Evidence(
                "the scheduler means to keep " + Wording.number(starvation.parallelism())
                        + " carriers busy; for " + Wording.duration(starvation.millis())
                        + " the same virtual threads have been on all that it has",
                null));
        evidence.add(new Finding.Evidence(
                Wording.number(starvation.queued()) + " could run and stand in the scheduler's queue"
                        + (starvation.queuedFrom() == null
                                ? ""
                                : ", most of them spawned at "
                                        + starvation.queuedFrom().stack().site()),
                null));
        if (starvation.forEver()) {
            evidence.add(new Finding.Evidence(
                    "each of those on the carriers waits for a lock, a result or an end that must come from one without a"
                            + " carrier, or from one of themselves: none can go on",
                    null));
        }
        return evidence;
    }

    private String held(Holder holder) {
        String what = "a virtual thread spawned at " + holder.spawn().stack().site()
                + (holder.parked()
                        ? " waits in " + holder.blocked().operation() + " at "
                        : " uses no processor time at ")
                + holder.blocked().stack().site();
        if (holder.pin() != null) {
            return what + ", pinned by " + holder.pin();
        }
        if (!holder.parked()) {
            return what + ", as in native code or while another thread initialises a class";
        }
        return what + (monitorsPin ? ", pinned by a monitor that it holds or waits for" : ", pinned");
    }

    private static Suspicion ended(Suspicion before, Look look) {
        return new Suspicion(
                before.signature(),
                before.kind(),
                before.verdict(),
                FindingLife.RESOLVED,
                before.count(),
                before.title() + "; a carrier was free again",
                before.advice(),
                before.library(),
                before.spawn(),
                before.blocked(),
                null,
                List.of(new Finding.Evidence(
                        "a virtual thread has left its carrier, or none waits for one", look.at())),
                List.of());
    }
}
