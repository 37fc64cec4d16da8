package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds unbounded queues that grow because arrivals outrun service: a queue's size has risen in every part of a window
 * of at least two thresholds' time, and has doubled since the rise began. Of several such queues made at one place the
 * longest speaks for all. Queues whose elements wait for their time, such as a scheduler's, are no backlog. What is
 * given to a {@code ForkJoinPool} from outside stands in such a queue, too.
 */
final class Backlog implements Detector {
    private static final long FEWEST = 100;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Map<Long, Trend> sizes = new HashMap<>();
    private final Map<Place, Open> open = new HashMap<>();

    Backlog(Signature signatures, long thresholdMillis) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Set<Long> alive = new HashSet<>();
        Map<Place, Line> longest = new HashMap<>();
        for (Line line : Line.all(look)) {
            alive.add(line.id());
            Trend size = sizes.computeIfAbsent(line.id(), id -> new Trend(thresholdMillis));
            size.add(look.clockMillis(), line.size());
            Place place = new Place(line.site(), line.type());
            if (size.last() >= FEWEST && size.grows()) {
                open.computeIfAbsent(place, p -> new Open(signature(p), size.risingWindowMillis()));
            }
            longest.merge(place, line, (a, b) -> a.size() >= b.size() ? a : b);
        }
        sizes.keySet().retainAll(alive);
        List<Suspicion> suspicions = new ArrayList<>();
        open.entrySet().removeIf(entry -> {
            Line line = longest.get(entry.getKey());
            Suspicion suspicion = entry.getValue().look(line, line == null ? null : sizes.get(line.id()));
            suspicions.add(suspicion);
            return suspicion.state() != FindingLife.OPEN;
        });
        return suspicions;
    }

    private String signature(Place place) {
        return signatures.of(FindingKind.BACKLOG, place.site(), place.type());
    }

    /** Where queues of one class are made. */
    private record Place(String site, String type) {}

    /** A queue that was found to grow, and what became of it. */
    private static final class Open {
        private final String signature;
        private final long windowMillis;
        private long peak;
        private String title = "";
        private String advice = "";
        private boolean library;
        private List<Finding.Evidence> growth = List.of();

        Open(String signature, long windowMillis) {
            this.signature = signature;
            this.windowMillis = windowMillis;
        }

        Suspicion look(@Nullable Line line, @Nullable Trend size) {
            long now = line == null ? 0 : line.size();
            if (now > peak && size != null) {
                peak = now;
                growth = growth(size);
            }
            boolean holds = line != null && size != null && now * 2 >= peak;
            if (line != null && size != null) {
                title = "An unbounded " + Wording.simple(line.type()) + " made at " + Wording.place(line.site())
                        + (holds
                                ? " holds " + Wording.number(now) + " elements"
                                        + (size.perSecond(windowMillis) > 0
                                                ? " and grows by " + Wording.rate(size.perSecond(windowMillis))
                                                        + " a second"
                                                : "")
                                : " held " + Wording.number(peak) + " elements and has drained");
                library = line.library();
                advice = advice(line);
            }
            return new Suspicion(
                    signature,
                    FindingKind.BACKLOG,
                    Verdict.EVIDENT,
                    holds ? FindingLife.OPEN : FindingLife.RESOLVED,
                    holds ? now : peak,
                    title,
                    advice,
                    library,
                    null,
                    null,
                    line == null ? null : line.channel().get(),
                    holds && line != null ? evidence(line) : List.of(),
                    List.of());
        }

        private static String advice(Line line) {
            String place = Wording.place(line.site());
            String bound;
            if (line.type().endsWith("ForkJoinPool")) {
                bound = "Take a permit of a Semaphore before giving work to the pool made at " + place
                        + ", and give it back when the work is done";
            } else if (line.channel().get().executor() != null) {
                bound = "Give the pool made at " + place + " a queue with a capacity (new ThreadPoolExecutor with an"
                        + " ArrayBlockingQueue) and a policy for when it is full, such as CallerRunsPolicy, or more workers";
            } else if (line.type().startsWith("java.util.concurrent.LinkedBlocking")) {
                bound = "Give the queue made at " + place
                        + " a capacity and let whoever puts wait or be refused when it is" + " full, or add consumers";
            } else {
                bound = "The queue made at " + place
                        + " can't have a capacity: use a LinkedBlockingQueue with one, or let"
                        + " whoever puts take a permit of a Semaphore that the consumer gives back";
            }
            return bound + ": what arrives faster than it is served fills the heap, and waits the longer.";
        }

        private static List<Finding.Evidence> growth(Trend size) {
            String fact = "its size went from " + Wording.number(size.riseFrom()) + " to " + Wording.number(size.last())
                    + " within " + Wording.duration(size.riseMillis());
            return List.of(new Finding.Evidence(fact, Instant.now()));
        }

        private List<Finding.Evidence> evidence(Line line) {
            List<Finding.Evidence> chain = new ArrayList<>();
            chain.add(new Finding.Evidence("the queue was made at " + line.site() + ", without a capacity", null));
            chain.addAll(growth);
            chain.add(new Finding.Evidence(line.service().get(), null));
            return chain;
        }
    }
}
