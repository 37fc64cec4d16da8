package dev.stranded.core.report;

import dev.stranded.wire.BatchLimits;
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
 * pauses, or when the sink says so, and tells all findings anew when the sink is back. A batch is what a dashboard
 * takes, see {@link BatchLimits}, also where the sink is a file, which may be posted to one later: a line that is
 * longer than may be is dropped.
 *
 * <p>Ownership: the reporter thread.
 */
final class Outbox {
    private static final int MOST_WAITING = 300;
    private static final int BATCH = 100;

    /** Half of what a compressed one may have, so that it is taken even where nothing can be compressed. */
    private static final int MOST_BATCH_BYTES = BatchLimits.MOST_COMPRESSED_BYTES / 2;

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final long LONGEST_REST_MILLIS = 120_000;

    private final Sink sink;
    private final Consumer<String> voice;
    private final String name;
    private final boolean comesAndGoes;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final LineWriter writer = new LineWriter();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private long batches;
    private int triedMessages;
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private long nextTryMillis;
    private boolean resting;
    private boolean away;
    private boolean spoke;
    private boolean spokeOfToken;
    private long dropped;

    private Outbox(Sink sink, String name, boolean comesAndGoes, Consumer<String> voice) {
        this.sink = sink;
        this.name = name;
        this.comesAndGoes = comesAndGoes;
        this.voice = voice;
    }

    /** To a dashboard, which may be restarted: only one that never answers is worth a word. */
    static Outbox toDashboard(Sink sink, String address, Consumer<String> voice) {
        return new Outbox(sink, "the dashboard at " + address, true, voice);
    }

    /** To a file, which is always there or something is wrong; {@code said} if the user knows already. */
    static Outbox toFile(Sink sink, String path, boolean said, Consumer<String> voice) {
        Outbox outbox = new Outbox(sink, "the file " + path, false, voice);
        outbox.spoke = said;
        return outbox;
    }

    void add(Message message) {
        if (message instanceof Finding finding) {
            findings.put(finding.signature(), finding);
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
            dropped++;
            triedMessages = 0;
        }
        waiting.addLast(message);
    }

    long dropped() {
        return dropped;
    }

    /** Hands on what it can; never throws. */
    void flush(long nowMillis, boolean lastChance) {
        if (resting && nowMillis < nextTryMillis && !lastChance) {
            return;
        }
        resting = false;
        long beginNanos = System.nanoTime();
        while (!waiting.isEmpty()) {
            Batch batch = new Batch();
            try {
                fill(batch);
                if (!batch.lines.isEmpty()) {
                    sink.write(Long.toString(batches), batch.lines);
                    triedMessages = 0;
                    back();
                }
            } catch (Sink.Later e) {
                putBack(batch);
                rest(nowMillis + elapsedMillis(beginNanos), Math.min(LONGEST_REST_MILLIS, e.seconds() * 1_000L));
                return;
            } catch (DashboardSink.Refused e) {
                triedMessages = 0;
                dropped += batch.messages.size();
                speakOnce(name + " refuses what this agent sends (" + e.getMessage()
                        + "); use an agent and a dashboard of the same version");
            } catch (DashboardSink.NotLetIn e) {
                putBack(batch);
                away(nowMillis);
                speakOfTokenOnce(e);
                return;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                putBack(batch);
                away(nowMillis + elapsedMillis(beginNanos));
                if (!lastChance) {
                    speakOnce(name + " can't be " + (comesAndGoes ? "reached" : "written") + " (" + e.getMessage()
                            + "); it is tried again every few seconds");
                }
                return;
            }
        }
    }

    private static long elapsedMillis(long beginNanos) {
        return (System.nanoTime() - beginNanos) / 1_000_000;
    }

    /** It may have been taken all the same: as long as nothing of it is dropped, it is tried again as it is. */
    private void putBack(Batch batch) {
        batch.messages.descendingIterator().forEachRemaining(waiting::addFirst);
        triedMessages = batch.messages.size();
    }

    void breakOff(long afterMillis) {
        sink.breakOff(afterMillis);
    }

    void close() {
        try {
            sink.close();
        } catch (IOException e) {
            // All that could be written has been.
        }
    }

    private void fill(Batch batch) {
        int most = triedMessages;
        if (most == 0) {
            most = BATCH;
            batches++;
        }
        while (batch.messages.size() < most && !waiting.isEmpty()) {
            byte[] line = writer.line(waiting.getFirst());
            if (line.length > BatchLimits.LONGEST_LINE_BYTES) {
                waiting.removeFirst();
                dropped++;
            } else if (batch.bytes + line.length <= MOST_BATCH_BYTES) {
                batch.add(waiting.removeFirst(), line);
            } else {
                break;
            }
        }
    }

    /** The sink may have lost what it knew: every finding is told again, before what is newer. */
    private void back() {
        if (away) {
            away = false;
            findings.values().forEach(waiting::addFirst);
        }
        pauseMillis = FIRST_PAUSE_MILLIS;
        spoke |= comesAndGoes;
        spokeOfToken = false;
    }

    private void away(long nowMillis) {
        away = true;
        rest(nowMillis, pauseMillis);
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
    }

    /** Also where the dashboard was reached before: that a token was revoked is seen nowhere else. */
    private void speakOfTokenOnce(IOException reason) {
        if (!spokeOfToken) {
            spokeOfToken = true;
            voice.accept(name + " does not let this agent in (" + reason.getMessage()
                    + "); give it token= or tokenFile=, it is tried again every few seconds");
        }
    }

    private void rest(long nowMillis, long millis) {
        resting = true;
        nextTryMillis = nowMillis + millis;
    }

    /** What is probably a mistake in the options, or a full disk, is worth a line, once. */
    private void speakOnce(String sentence) {
        if (!spoke) {
            spoke = true;
            voice.accept(sentence);
        }
    }

    /** Messages and their lines. */
    private static final class Batch {
        private final Deque<Message> messages = new ArrayDeque<>();
        private final List<byte[]> lines = new ArrayList<>();
        private int bytes;

        void add(Message message, byte[] line) {
            messages.addLast(message);
            lines.add(line);
            bytes += line.length;
        }
    }
}
