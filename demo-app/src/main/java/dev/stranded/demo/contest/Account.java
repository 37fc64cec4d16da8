package dev.stranded.demo.contest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.demo.stage.Java;
import java.util.List;
import java.util.Locale;

/**
 * Tells how a contest went.
 *
 * @param counter a counter that several threads add to
 * @param handOver a hand-over from one thread to another
 * @param slowHandOver the same where a thing comes only now and then
 */
record Account(List<Score> counter, List<Score> handOver, List<Score> slowHandOver) {
    private static final double MILLION = 1e6;
    private static final double LEAST_SHARE = 0.7;

    /** A table for each, and the lesson. */
    String words() {
        return table("One counter, " + Contest.ADDERS + " threads add to it", counter)
                + table("From one thread to another, " + text("%,d", Contest.CAPACITY) + " on their way", handOver)
                + table("The same where one comes every " + Contest.SLOWLY_MILLIS + " ms", slowHandOver)
                + lesson()
                + (isDisturbed()
                        ? "\nOther programs took this machine's processors meanwhile: run it again when it is quiet.\n"
                        : "");
    }

    /** Whether those that never wait did not get the processors that they could have kept busy. */
    private boolean isDisturbed() {
        int most = Math.min(Contest.ADDERS, Runtime.getRuntime().availableProcessors());
        return of(counter, "atomic").processors() < most * LEAST_SHARE;
    }

    /** The lesson, in two sentences with what was measured here. */
    String lesson() {
        return text(
                """
                What threads share belongs behind a lock or in an atomic: on this machine they counted %.1f and %.1f
                million a second, and the queue, which nobody needed, %.1f.
                What goes from one task to another belongs in a queue: it carried %.1f million a second, the lock with
                two conditions, written by hand, %.1f, and the atomic ring, which looks again and again while it waits,
                %.1f; but where one came every millisecond, the ring kept %.2f processors busy and the queue %.2f.
                """,
                of(counter, "lock").perSecond() / MILLION,
                of(counter, "atomic").perSecond() / MILLION,
                of(counter, "queue").perSecond() / MILLION,
                of(handOver, "queue").perSecond() / MILLION,
                of(handOver, "lock").perSecond() / MILLION,
                of(handOver, "atomic").perSecond() / MILLION,
                of(slowHandOver, "atomic").processors(),
                of(slowHandOver, "queue").processors());
    }

    /** The figures, for a machine. */
    String json(String threads, int rounds, long roundMillis) {
        ObjectMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("case", "channels-vs-mutex").put("java", Java.version()).put("threads", threads);
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("rounds", rounds).put("roundMillis", roundMillis);
        root.put("disturbed", isDisturbed());
        fill(root.putArray("counter"), counter);
        fill(root.putArray("handOver"), handOver);
        fill(root.putArray("slowHandOver"), slowHandOver);
        root.put("lesson", lesson().strip().replace('\n', ' '));
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    private static void fill(ArrayNode rows, List<Score> scores) {
        for (Score score : scores) {
            rows.addObject()
                    .put("way", score.way())
                    .put("perSecond", Math.round(score.perSecond()))
                    .put("slowestPerSecond", Math.round(score.slowest()))
                    .put("quickestPerSecond", Math.round(score.quickest()))
                    .put("processors", Math.round(score.processors() * 100) / 100.0);
        }
    }

    private static String table(String head, List<Score> scores) {
        StringBuilder table = new StringBuilder(head)
                .append('\n')
                .append(text("  %-8s %14s %14s %14s %12s%n", "", "a second", "slowest", "quickest", "processors"));
        for (Score score : scores) {
            table.append(text(
                    "  %-8s %,14.0f %,14.0f %,14.0f %12.2f%n",
                    score.way(), score.perSecond(), score.slowest(), score.quickest(), score.processors()));
        }
        return table.append('\n').toString();
    }

    private static Score of(List<Score> scores, String way) {
        return scores.stream()
                .filter(score -> score.way().equals(way))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + way + " took part"));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
