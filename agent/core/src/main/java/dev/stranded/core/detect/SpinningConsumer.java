package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
import dev.stranded.core.census.Spin;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds tasks that have burnt a processor for a threshold's time by asking a queue or a future, over and over, that had
 * nothing to give. Evident where it is known that nothing was taken from it all the while, suspected where it was only
 * found empty at each look. It is resolved when none of them goes round any more.
 */
final class SpinningConsumer implements Detector {
    private static final int MOST = 200;

    /** On a busy machine one that spins is not always seen to; it has ended when it was not for so many thresholds. */
    private static final int ENDED_THRESHOLDS = 4;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Map<Place, Open> open = new HashMap<>();

    SpinningConsumer(Signature signatures, long thresholdMillis) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Map<Place, List<Spin>> present = new HashMap<>();
        for (Spin spin : look.spins()) {
            Place place = new Place(spin.spawn().stack().site(), spin.loop().site(), spin.type());
            if (open.size() < MOST || open.containsKey(place)) {
                present.computeIfAbsent(place, p -> new ArrayList<>()).add(spin);
            }
        }
        List<Suspicion> suspicions = new ArrayList<>();
        present.forEach((place, spins) -> {
            Suspicion suspicion = suspicion(place, spins, look);
            open.put(place, new Open(suspicion, look.clockMillis()));
            suspicions.add(suspicion);
        });
        open.values().removeIf(last -> {
            boolean ended = look.clockMillis() - last.seenMillis >= ENDED_THRESHOLDS * thresholdMillis;
            if (ended) {
                suspicions.add(ended(last.suspicion, look));
            }
            return ended;
        });
        return suspicions;
    }

    private Suspicion suspicion(Place place, List<Spin> spins, Look look) {
        Spin first = spins.get(0);
        List<WaitTally.Example> tasks = new ArrayList<>();
        boolean watched = true;
        double processors = 0;
        for (Spin spin : spins) {
            tasks.add(spin.task());
            watched &= spin.watched();
            processors += spin.share();
        }
        String what = Wording.simple(place.type);
        return new Suspicion(
                signatures.of(FindingKind.SPINNING_CONSUMER, place.spawn, place.loop, place.type),
                FindingKind.SPINNING_CONSUMER,
                watched ? Verdict.EVIDENT : Verdict.SUSPECTED,
                FindingLife.OPEN,
                spins.size(),
                Wording.tasks(first.spawn().form(), spins.size()) + (spins.size() == 1 ? " burns " : " burn ")
                        + percent(processors) + " of a processor at " + Wording.place(place.loop) + ": "
                        + first.operation() + "() of "
                        + (isFuture(first) ? "a " + what + " that is not done" : "an empty " + what)
                        + " in a loop",
                advice(first),
                first.loop().library(),
                Wording.site(first.spawn()),
                new Finding.Wait(
                        first.loop().site(),
                        first.loop().frames(),
                        first.loop().application(),
                        first.operation(),
                        true,
                        first.millis()),
                channel(first),
                evidence(first, look),
                Wording.tasks(tasks));
    }

    private static ChannelState channel(Spin spin) {
        return spin.channel() == null
                ? new ChannelState(0, spin.type(), null, null, null, null, 0, 0, null, null)
                : spin.channel().state();
    }

    private static String advice(Spin spin) {
        String place = Wording.place(spin.loop().site());
        if (isFuture(spin)) {
            return "Wait at " + place
                    + " instead of asking: get(timeout), join(), or thenAccept() for what is to be done"
                    + " with the result. This is Go's loop over a channel that gives nothing: it costs a processor and"
                    + " waits no less.";
        }
        if (spin.operation().startsWith("take")) {
            return "The loop at " + place + " catches the InterruptedException of " + spin.operation()
                    + "() and goes round with the interrupt set again, so that each take() throws at once: Java's face of"
                    + " Go's zero-value loop on a closed channel. An interrupt means stop: leave the loop when it comes.";
        }
        return "This is Go's zero-value loop on a closed channel: " + spin.operation()
                + "() gives nothing, and the loop asks again. Wait in take() or poll(timeout) of a BlockingQueue at "
                + place
                + ", and let the producers put a last element (poison pill) that ends the loop when no more will come.";
    }

    private static List<Finding.Evidence> evidence(Spin spin, Look look) {
        List<Finding.Evidence> chain = new ArrayList<>();
        if (spin.channel() != null && spin.channel().created() != null) {
            chain.add(new Finding.Evidence(
                    "the queue was made at " + spin.channel().created().site(), null));
        }
        chain.add(new Finding.Evidence(
                "it has used " + percent(spin.share()) + " of a processor for " + Wording.duration(spin.millis())
                        + ", and each of " + Wording.number(spin.samples()) + " stacks shows it in the loop around "
                        + spin.loop().site(),
                look.at()));
        chain.add(new Finding.Evidence(
                isFuture(spin)
                        ? "the future was not done at any of these looks"
                        : "the queue was empty at each of these looks"
                                + (spin.watched() ? ", and nothing was taken from it in between" : ""),
                look.at()));
        return chain;
    }

    private static boolean isFuture(Spin spin) {
        return !spin.type().contains("Queue")
                && !spin.type().contains("Deque")
                && !spin.type().endsWith("List");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static Suspicion ended(Suspicion before, Look look) {
        return new Suspicion(
                before.signature(),
                before.kind(),
                before.verdict(),
                FindingLife.RESOLVED,
                before.count(),
                before.title() + "; it has ended",
                before.advice(),
                before.library(),
                before.spawn(),
                before.blocked(),
                before.channel(),
                List.of(new Finding.Evidence("none of them goes round in that loop any more", look.at())),
                List.of());
    }

    private record Place(String spawn, String loop, String type) {}

    /** What was last said of one place, and when. */
    private record Open(Suspicion suspicion, long seenMillis) {}
}
