package dev.stranded.core.report;

import dev.stranded.wire.Finding;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is yet to be handed to one sink: it keeps a bounded backlog while the sink is away, tries again with growing
 * pauses, and tells all findings anew when the sink is back.
 *
 * <p>Ownership: the reporter thread.
 */
final class Outbox {
    private static final int MOST_WAITING = 300;
    private static final int BATCH = 100;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;

    private final Sink sink;
    private final Consumer<String> voice;
    private final String name;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long nextTryMillis;
    private boolean away;
    private boolean spoke;
    private long dropped;

    Outbox(Sink sink, String name, Consumer<String> voice) {
        this.sink = sink;
        this.name = name;
        this.voice = voice;
    }

    void add(Message message) {
        if (message instanceof Finding finding) {
            findings.put(finding.signature(), finding);
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
            dropped++;
        }
        waiting.addLast(message);
    }

    long dropped() {
        return dropped;
    }

    /** Hands on what it can; never throws. */
    void flush(long nowMillis, boolean lastChance) {
        if (away && nowMillis < nextTryMillis && !lastChance) {
            return;
        }
        while (!waiting.isEmpty()) {
            List<Message> batch = nextBatch();
            try {
                sink.write(batch);
                back();
            } catch (DashboardSink.Refused e) {
                dropped += batch.size();
                speakOnce(name + " refuses what this agent sends (" + e.getMessage()
                        + "); use an agent and a dashboard of the same version");
            } catch (IOException | RuntimeException e) {
                putBack(batch);
                away(nowMillis, e, lastChance);
                return;
            }
        }
    }

    private List<Message> nextBatch() {
        List<Message> batch = new ArrayList<>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
        return batch;
    }

    private void putBack(List<Message> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            waiting.addFirst(batch.get(i));
        }
    }

    /** The sink may have lost what it knew: every finding is told again, before what is newer. */
    private void back() {
        if (away) {
            away = false;
            findings.values().forEach(waiting::addFirst);
        }
        pauseMillis = FIRST_PAUSE_MILLIS;
        spoke = true;
    }

    private void away(long nowMillis, Exception reason, boolean lastChance) {
        away = true;
        nextTryMillis = nowMillis + pauseMillis;
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
        if (!lastChance) {
            speakOnce(name + " can't be reached (" + reason.getMessage() + "); it is tried again every few seconds");
        }
    }

    /** A sink that never answered is probably a mistake in the options: that is worth a line, once. */
    private void speakOnce(String sentence) {
        if (!spoke) {
            spoke = true;
            voice.accept(sentence);
        }
    }
}
