package dev.stranded.core.detect;

import dev.stranded.core.census.ClosedUse;
import dev.stranded.core.census.ClosedUse.Fate;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.NamedStack;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds work that is given to an executor that is shut down, or to a publisher that is closed.
 *
 * <p>While a program stops, stragglers are refused, and that is how they learn of it: what comes within a threshold's
 * time after the closing is no finding, unless it was dropped in silence. What goes on for longer is one, and so is
 * every dropped task that somebody waits for, which nobody will ever complete.
 */
final class ClosedChannelUse implements Detector {
    private static final int MOST = 200;

    /** One that is refused aloud may be the one that makes its giver stop. */
    private static final int FEWEST_REFUSED = 3;

    private static final int FEWEST_LOOKS = 2;

    /** Of those that one pool drops just after its end so many are suspicious; fewer may be stragglers. */
    private static final int FEWEST_DROPPED_AT_ONCE = 3;

    /** What has not been given again over so many thresholds has stopped. */
    private static final long STOPPED_THRESHOLDS = 16;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Map<Place, Use> uses = new HashMap<>();

    ClosedChannelUse(Signature signatures, long thresholdMillis) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        for (ClosedUse use : look.closedUses()) {
            Place place = new Place(
                    use.submitted().site(),
                    use.type(),
                    use.created() == null ? "" : use.created().site(),
                    use.fate());
            if (uses.size() < MOST || uses.containsKey(place)) {
                uses.computeIfAbsent(place, p -> new Use(use, look)).add(use, look);
            }
        }
        List<Suspicion> suspicions = new ArrayList<>();
        uses.values().removeIf(use -> {
            boolean stopped = use.hasStopped(look);
            Verdict verdict = use.verdict();
            if (verdict != null) {
                suspicions.add(use.suspicion(verdict, stopped ? FindingLife.RESOLVED : FindingLife.OPEN));
            }
            return stopped;
        });
        return suspicions;
    }

    private record Place(String submitted, String type, String created, Fate fate) {}

    /** What is given at one place to what was made at one place and is closed. */
    private final class Use {
        private final NamedStack submitted;
        private final String type;
        private final boolean publisher;
        private final Fate fate;
        private final Instant closedAt;
        private @Nullable NamedStack created;
        private @Nullable NamedStack closed;
        private @Nullable String closer;
        private long tasks;
        private long mostAtOnce;
        private long late;
        private long looksWithLate;
        private long latestMillis;
        private long awaited;
        private long usedMillis;
        private Instant usedAt;

        Use(ClosedUse first, Look look) {
            submitted = first.submitted();
            type = first.type();
            publisher = first.publisher();
            fate = first.fate();
            closedAt = look.at().minusMillis(first.closing().sinceMillis());
            usedAt = look.at();
        }

        void add(ClosedUse use, Look look) {
            created = use.created() == null ? created : use.created();
            closed = use.closing().site() == null ? closed : use.closing().site();
            closer = use.closing().closer() == null ? closer : use.closing().closer();
            tasks += use.tasks();
            mostAtOnce = Math.max(mostAtOnce, use.tasks());
            awaited += use.awaited();
            tasks = Math.max(tasks, awaited);
            if (use.tasks() > 0 && use.closing().sinceMillis() >= thresholdMillis) {
                late += use.tasks();
                looksWithLate++;
                latestMillis = Math.max(latestMillis, use.closing().sinceMillis());
            }
            usedMillis = look.clockMillis();
            usedAt = look.at();
        }

        /** Dropped work stays lost; what is refused aloud is over when it is not given again. */
        boolean hasStopped(Look look) {
            boolean lost = fate == Fate.DROPPED && verdict() != null;
            return !lost && awaited == 0 && look.clockMillis() - usedMillis >= STOPPED_THRESHOLDS * thresholdMillis;
        }

        /** Null while it may be the end that the program wants. */
        @Nullable
        Verdict verdict() {
            if (awaited > 0) {
                return Verdict.EVIDENT;
            }
            boolean goesOn = late >= FEWEST_REFUSED && looksWithLate >= FEWEST_LOOKS;
            return switch (fate) {
                case THROWN -> goesOn ? Verdict.EVIDENT : null;
                case HANDLED -> goesOn ? Verdict.SUSPECTED : null;
                case DROPPED ->
                    late > 0 ? Verdict.EVIDENT : mostAtOnce >= FEWEST_DROPPED_AT_ONCE ? Verdict.SUSPECTED : null;
            };
        }

        Suspicion suspicion(Verdict verdict, FindingLife state) {
            String madeAt = created == null ? "" : created.site();
            return new Suspicion(
                    signatures.of(FindingKind.CLOSED_CHANNEL_USE, submitted.site(), type, madeAt, fate.toString()),
                    FindingKind.CLOSED_CHANNEL_USE,
                    verdict,
                    state,
                    tasks,
                    state == FindingLife.OPEN
                            ? title()
                            : "Nothing more is given to the closed " + channel() + " at "
                                    + Wording.place(submitted.site()),
                    advice(),
                    submitted.library(),
                    new Finding.Site(submitted.site(), submitted.frames(), submitted.application(), null),
                    null,
                    new ChannelState(
                            0, type, created == null ? null : created.site(), null, null, null, 0, 0, null, null),
                    state == FindingLife.OPEN
                            ? evidence()
                            : List.of(new Finding.Evidence("the last one was given", usedAt)),
                    List.of());
        }

        private String title() {
            String given = what(tasks) + " given at " + Wording.place(submitted.site());
            String closing = channel() + " is " + closedWord();
            return switch (fate) {
                case DROPPED -> given + (tasks == 1 ? " was" : " were") + " dropped in silence: the " + closing;
                case THROWN -> given + (tasks == 1 ? " was" : " were") + " refused, and more come: the " + closing;
                case HANDLED -> given + " went to the handler of what is refused: the " + closing;
            };
        }

        private String what(long count) {
            String one = publisher ? "item" : "task";
            return Wording.number(count) + " " + one + (count == 1 ? "" : "s");
        }

        private String channel() {
            return Wording.simple(type) + (created == null ? "" : " made at " + Wording.place(created.site()));
        }

        private String closedWord() {
            return publisher ? "closed" : "shut down";
        }

        private String advice() {
            String place = Wording.place(submitted.site());
            String order = "Close in order, producers first: end what gives work at " + place
                    + " (cancel its timer, remove the listener, join the thread), and "
                    + (publisher ? "close the publisher" : "shut the executor down") + " after that"
                    + (closed == null ? "" : " at " + Wording.place(closed.site())) + ".";
            return switch (fate) {
                case DROPPED ->
                    "This is Java's send on a closed channel, and the policy of the pool makes it silent: nobody runs the"
                            + " task, its Future never completes, and get() on it waits for ever. " + order
                            + " Let the pool refuse aloud (AbortPolicy), so that who gives a task learns that it is lost.";
                case THROWN, HANDLED ->
                    "This is Java's send on a closed channel. " + order
                            + (publisher
                                    ? " Ask isClosed() or take the IllegalStateException as the sign to stop."
                                    : " Take the RejectedExecutionException as the sign to stop, and do not try again.");
            };
        }

        private List<Finding.Evidence> evidence() {
            List<Finding.Evidence> chain = new ArrayList<>();
            if (created != null) {
                chain.add(new Finding.Evidence("it was made at " + created.site(), null));
            }
            chain.add(new Finding.Evidence(
                    "it was " + closedWord() + (closed == null ? "" : " at " + closed.site())
                            + (closer == null || closer.isEmpty() ? "" : " by thread \"" + closer + "\""),
                    closer == null ? null : closedAt));
            chain.add(new Finding.Evidence(
                    what(tasks) + (tasks == 1 ? " was" : " were") + " given to it since"
                            + (late == 0
                                    ? ""
                                    : ", " + Wording.number(late) + " of them when it had been " + closedWord()
                                            + " for "
                                            + Wording.duration(thresholdMillis) + " or longer, the last "
                                            + Wording.duration(latestMillis) + " after it"),
                    usedAt));
            if (awaited > 0) {
                chain.add(new Finding.Evidence(
                        "the results of " + what(awaited) + " are waited for, and nobody will ever bring them",
                        usedAt));
            }
            return chain;
        }
    }
}
