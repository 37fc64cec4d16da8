package dev.stranded.core.detect;

import dev.stranded.core.census.ChannelRef;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.NamedStack;
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
 * longest speaks for all. Queues whose elements wait for their time, such as a scheduler's, are no backlog.
 */
final class Backlog implements Detector {
    private static final long FEWEST = 100;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Map<Long, Trend> sizes = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();

    Backlog(Signature signatures, long thresholdMillis) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Set<Long> alive = new HashSet<>();
        Map<String, ChannelRef> longest = new HashMap<>();
        for (ChannelRef channel : look.channels()) {
            if (channel.size() <= 0 || !channel.unbounded() || channel.delays()) {
                continue;
            }
            alive.add(channel.id());
            Trend size = sizes.computeIfAbsent(channel.id(), id -> new Trend(thresholdMillis));
            size.add(look.clockMillis(), channel.size());
            String signature = signature(channel);
            if (size.last() >= FEWEST && size.grows()) {
                open.computeIfAbsent(signature, s -> new Open(size.risingWindowMillis()));
            }
            longest.merge(signature, channel, (a, b) -> a.size() >= b.size() ? a : b);
        }
        sizes.keySet().retainAll(alive);
        List<Suspicion> suspicions = new ArrayList<>();
        open.entrySet().removeIf(entry -> {
            ChannelRef channel = longest.get(entry.getKey());
            Suspicion suspicion =
                    entry.getValue().look(entry.getKey(), channel, channel == null ? null : sizes.get(channel.id()));
            suspicions.add(suspicion);
            return suspicion.state() != FindingLife.OPEN;
        });
        return suspicions;
    }

    private String signature(ChannelRef channel) {
        return signatures.of(FindingKind.BACKLOG, site(channel), channel.type());
    }

    private static String site(ChannelRef channel) {
        NamedStack created = channel.created();
        return created == null ? "creation site unknown" : created.site();
    }

    /** A queue that was found to grow, and what became of it. */
    private static final class Open {
        private final long windowMillis;
        private long peak;
        private String title = "";
        private boolean library;
        private List<Finding.Evidence> growth = List.of();

        Open(long windowMillis) {
            this.windowMillis = windowMillis;
        }

        Suspicion look(String signature, @Nullable ChannelRef channel, @Nullable Trend size) {
            long now = channel == null ? 0 : channel.size();
            if (now > peak && size != null) {
                peak = now;
                growth = growth(size);
            }
            boolean holds = channel != null && size != null && now * 2 >= peak;
            if (channel != null && size != null) {
                title = "An unbounded " + Wording.simple(channel.type()) + " made at " + Wording.place(site(channel))
                        + (holds
                                ? " holds " + Wording.number(now) + " elements"
                                        + (size.perSecond(windowMillis) > 0
                                                ? " and grows by " + Wording.rate(size.perSecond(windowMillis))
                                                        + " a second"
                                                : "")
                                : " held " + Wording.number(peak) + " elements and has drained");
                library = channel.created() != null && channel.created().library();
            }
            return new Suspicion(
                    signature,
                    FindingKind.BACKLOG,
                    Verdict.EVIDENT,
                    holds ? FindingLife.OPEN : FindingLife.RESOLVED,
                    holds ? now : peak,
                    title,
                    "Give the queue a capacity and let whoever puts wait or be refused when it is full, or add consumers:"
                            + " what arrives faster than it is served fills the heap, and waits the longer.",
                    library,
                    null,
                    null,
                    channel == null ? null : channel.state(),
                    holds && channel != null ? evidence(channel) : List.of(),
                    List.of());
        }

        private static List<Finding.Evidence> growth(Trend size) {
            String fact = "its size went from " + Wording.number(size.riseFrom()) + " to " + Wording.number(size.last())
                    + " within " + Wording.duration(size.riseMillis());
            return List.of(new Finding.Evidence(fact, Instant.now()));
        }

        private List<Finding.Evidence> evidence(ChannelRef channel) {
            List<Finding.Evidence> chain = new ArrayList<>();
            chain.add(new Finding.Evidence("the queue was made at " + site(channel) + ", without a capacity", null));
            chain.addAll(growth);
            chain.add(new Finding.Evidence(
                    channel.waitingTakers() == 0
                            ? "no task waits to take: all its consumers are busy, or there is none"
                            : Wording.number(channel.waitingTakers()) + " tasks wait to take",
                    null));
            return chain;
        }
    }
}
