package dev.stranded.core.detect;

import dev.stranded.core.census.Breather;
import dev.stranded.core.census.Ending;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.UnfinishedWork;
import dev.stranded.core.census.WaitSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All findings of this run, and what of them is news. */
public final class FindingBook {
    /** Where spawns are not counted right, nothing new of these kinds is told. */
    private static final Set<FindingKind> COUNTING = Set.of(FindingKind.UNBOUNDED_SPAWN, FindingKind.OUTLIVED_OWNER);

    private static final int MOST = 1_000;
    private static final long REFRESH_MILLIS = 10_000;

    private final String jvm;
    private final List<String> ignored;
    private final List<Detector> detectors;
    private final AbandonedAtExit atExit;
    private final Breather breather;
    private final Map<String, Entry> entries = new HashMap<>();

    /** The wait sites that the open findings name. */
    private final Set<String> named = new HashSet<>();

    /**
     * Makes an empty book.
     *
     * @param jvm see {@link Finding#jvm()}
     * @param thresholdMillis a wait this long is worth a look
     * @param ignored sites that are never reported: a finding with one of these texts in its spawn, wait or creation
     *     site
     * @param loops whether a frame may stand in a loop
     * @param breather has it pause between two detectors
     */
    public FindingBook(
            String jvm,
            long thresholdMillis,
            List<String> ignored,
            Predicate<StackTraceElement> loops,
            Breather breather) {
        this.jvm = jvm;
        this.ignored = List.copyOf(ignored);
        this.breather = breather;
        Signature signatures = new Signature();
        StrandedTasks stranded = new StrandedTasks(signatures, thresholdMillis, loops);
        this.atExit = new AbandonedAtExit(signatures);
        OutlivedOwners outlived = new OutlivedOwners(signatures, thresholdMillis, stranded);
        this.detectors = List.of(
                stranded,
                outlived,
                new UnboundedSpawn(signatures, thresholdMillis, stranded, outlived),
                new Backlog(signatures, thresholdMillis),
                new Deadlocks(signatures),
                new ProvenTasks(signatures),
                new StarvedCarriers(signatures),
                new AbandonedExecutors(signatures, thresholdMillis),
                new LostOutcomes(signatures),
                new ClosedChannelUse(signatures, thresholdMillis),
                new SpinningConsumer(signatures, thresholdMillis));
    }

    /** Takes in a look; returns the findings that are new or have changed enough to be told again. */
    public List<Finding> examine(Look look) {
        Map<String, Suspicion> all = new LinkedHashMap<>();
        for (Detector detector : detectors) {
            breather.breathe();
            for (Suspicion suspicion : detector.examine(look)) {
                if (!ignores(suspicion)) {
                    all.merge(suspicion.signature(), suspicion, Suspicion::weightier);
                }
            }
        }
        List<Finding> news = new ArrayList<>();
        named.clear();
        for (Suspicion suspicion : all.values()) {
            note(suspicion, look, news);
            if (suspicion.state() == FindingLife.OPEN && suspicion.blocked() != null) {
                named.add(suspicion.blocked().site());
            }
        }
        look.rings()
                .forEach(ring -> ring.links()
                        .forEach(link -> named.add(link.blocked().stack().site())));
        return news;
    }

    /** Takes in what is unfinished at the JVM's end; returns the findings. */
    public List<Finding> examineEnd(Look last, Ending ending, List<UnfinishedWork> unfinished) {
        List<Finding> news = new ArrayList<>();
        for (Suspicion suspicion : atExit.examine(ending, unfinished)) {
            if (!ignores(suspicion)) {
                note(suspicion, last, news);
            }
        }
        return news;
    }

    /** All that was told in this run, as it was last told. */
    public List<Finding> told() {
        List<Finding> told = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.told != null) {
                told.add(entry.told);
            }
        }
        return told;
    }

    /** How many tasks wait long there without that a finding names the place or a heap dump has judged them. */
    public long unexplained(WaitTally wait) {
        WaitSite site = wait.site();
        if (!wait.waitsLong() || site == null || named.contains(site.stack().site())) {
            return 0;
        }
        long judged = wait.judged().values().stream().mapToLong(Long::longValue).sum();
        return Math.max(0, wait.overThreshold() - judged);
    }

    private void note(Suspicion suspicion, Look look, List<Finding> news) {
        Entry entry = entries.get(suspicion.signature());
        if (entry == null) {
            if (suspicion.state() != FindingLife.OPEN
                    || entries.size() >= MOST
                    || (!look.counted() && COUNTING.contains(suspicion.kind()))) {
                return;
            }
            entry = new Entry(look.at());
            entries.put(suspicion.signature(), entry);
        }
        if (entry.isNews(suspicion, look)) {
            Finding finding = entry.tell(jvm, suspicion, look);
            news.add(finding);
        }
    }

    private boolean ignores(Suspicion suspicion) {
        for (String text : ignored) {
            boolean spawn =
                    suspicion.spawn() != null && suspicion.spawn().site().contains(text);
            boolean blocked =
                    suspicion.blocked() != null && suspicion.blocked().site().contains(text);
            String created =
                    suspicion.channel() == null ? null : suspicion.channel().created();
            if (spawn || blocked || (created != null && created.contains(text))) {
                return true;
            }
        }
        return false;
    }

    /** What was last told of one signature. */
    private static final class Entry {
        private final Instant firstSeen;
        private @Nullable Finding told;
        private long toldMillis;

        Entry(Instant firstSeen) {
            this.firstSeen = firstSeen;
        }

        boolean isNews(Suspicion suspicion, Look look) {
            Finding before = told;
            return before == null
                    || suspicion.state() != before.state()
                    || suspicion.verdict() != before.verdict()
                    || (suspicion.state() == FindingLife.OPEN
                            && (suspicion.count() != before.count()
                                    || look.clockMillis() - toldMillis >= REFRESH_MILLIS));
        }

        /** A finding that ends keeps what was known of it, and its end is the last link of its evidence. */
        Finding tell(String jvm, Suspicion suspicion, Look look) {
            Finding before = suspicion.state() == FindingLife.OPEN ? null : told;
            List<Finding.Evidence> evidence = new ArrayList<>(before == null ? List.of() : before.evidence());
            evidence.addAll(suspicion.evidence());
            toldMillis = look.clockMillis();
            told = new Finding(
                    jvm,
                    suspicion.signature(),
                    suspicion.kind(),
                    suspicion.verdict(),
                    suspicion.state(),
                    suspicion.count(),
                    firstSeen,
                    look.at(),
                    suspicion.title(),
                    suspicion.advice(),
                    suspicion.library() ? Boolean.TRUE : null,
                    suspicion.spawn(),
                    before == null ? suspicion.blocked() : before.blocked(),
                    before == null ? suspicion.channel() : before.channel(),
                    evidence,
                    suspicion.tasks(),
                    suspicion.proof(),
                    before == null ? suspicion.ring() : before.ring());
            return told;
        }
    }
}
