package dev.stranded.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.cli.mailbox.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WatchTextTest {
    private static final String HELLO = "{\"type\":\"hello\",\"pid\":4711,\"jdk\":\"25.0.3\"}\n";

    @Test
    void it_never_has_more_lines_or_longer_ones_than_there_is_room_for() throws IOException {
        for (int height = 6; height < 60; height++) {
            for (int width = 20; width < 200; width += 13) {
                int most = width;
                assertThat(busy().lines(width, height))
                        .hasSizeLessThanOrEqualTo(height)
                        .allMatch(line -> line.length() <= most || line.startsWith("SUSPECTED"));
            }
        }
    }

    @Test
    void what_has_no_room_is_counted() throws IOException {
        List<String> lines = busy().lines(120, 24);
        assertThat(lines).hasSize(24).filteredOn(line -> line.endsWith(" more")).hasSize(3);
        assertThat(busy().lines(120, Integer.MAX_VALUE)).noneMatch(line -> line.endsWith(" more"));
    }

    @Test
    void channels_that_were_made_at_one_line_are_one_row() throws IOException {
        String channel = "{\"type\":\"java.util.concurrent.ArrayBlockingQueue\",\"created\":\"Shop.java:5\","
                + "\"size\":1,\"bounded\":true,\"capacity\":10,\"waitingTakers\":2,"
                + "\"flow\":{\"oldestMillis\":52000}}";
        Reply reply = Reply.read("{\"type\":\"snapshot\",\"channels\":[" + channel + "," + channel + "]}");
        assertThat(new WatchText(reply, "", Ink.NONE).lines(120, 24))
                .contains("ArrayBlockingQueue of Shop.java:5      2     2  20    52 s       4        0");
    }

    @Test
    void of_a_healthy_jvm_it_says_that_there_is_nothing() throws IOException {
        WatchText text = new WatchText(Reply.read(HELLO + "{\"type\":\"snapshot\"}"), "com.acme.Shop", Ink.NONE);
        assertThat(text.lines(80, 24).get(0)).startsWith("JVM 4711 (com.acme.Shop), JDK 25.0.3");
        assertThat(text.lines(80, 24)).endsWith("FINDINGS  none");
    }

    private static WatchText busy() throws IOException {
        String sites =
                repeated("{\"site\":\"com.acme.Shop.offer(Shop.java:%d)\",\"form\":\"virtual-thread\",\"live\":3,"
                        + "\"waiting\":3,\"waits\":[{\"operation\":\"put\",\"longestMillis\":61000,\"count\":3}]}");
        String channels = repeated("{\"type\":\"java.util.concurrent.SynchronousQueue\",\"created\":\"Shop.java:%d\","
                + "\"waitingPutters\":2}");
        String snapshot = "{\"type\":\"snapshot\",\"at\":\"2026-01-01T10:20:30.123Z\",\"sites\":[" + sites
                + "],\"channels\":[" + channels + "]}\n";
        String finding = "{\"type\":\"finding\",\"kind\":\"backlog\",\"state\":\"open\",\"verdict\":\"suspected\","
                + "\"title\":\"a queue grows and grows\"}\n";
        return new WatchText(Reply.read(HELLO + snapshot + finding.repeat(30)), "com.acme.Shop", Ink.NONE);
    }

    private static String repeated(String object) {
        return IntStream.rangeClosed(1, 30).mapToObj(object::formatted).collect(Collectors.joining(","));
    }
}
