package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channels: in a sentence, and as a table. */
final class ChannelsText {
    private ChannelsText() {}

    /**
     * As in {@code java.util.concurrent.LinkedBlockingQueue, 3 of 1,000, made at com.acme.Shop.<init>(Shop.java:8)}.
     */
    static String sentence(Fields channel) {
        StringBuilder sentence = new StringBuilder(channel.text("type"));
        if (channel.has("size")) {
            sentence.append(", ").append(Words.number(channel.number("size")));
            sentence.append(channel.flag("bounded") ? " of " + Words.number(channel.number("capacity")) : " in it");
        }
        Fields flow = channel.object("flow");
        if (flow.number("oldestMillis") > 0) {
            sentence.append(", the oldest waits for ").append(Words.time(flow.number("oldestMillis")));
        }
        String state = channel.object("state").text("text");
        if (!state.isEmpty()) {
            sentence.append(", ").append(state);
        }
        String made = channel.text("created");
        return made.isEmpty() ? sentence.toString() : sentence + ", made at " + made;
    }

    /** Those at which somebody waits, or that hold something: those made at one line are one row. */
    static Table table(List<Fields> channels) {
        Map<String, List<Fields>> alike = new LinkedHashMap<>();
        for (Fields channel : channels) {
            if (channel.number("waitingTakers") + channel.number("waitingPutters") + channel.number("size") > 0) {
                alike.computeIfAbsent(name(channel), name -> new ArrayList<>()).add(channel);
            }
        }
        Table table = new Table("CHANNEL", ">COUNT", ">SIZE", ">OF", ">OLDEST", ">TAKERS", ">PUTTERS", "STATE");
        alike.forEach((name, rows) -> table.add(
                name,
                Words.number(rows.size()),
                rows.get(0).has("size") ? Words.number(sum(rows, "size")) : "",
                rows.get(0).flag("bounded") ? Words.number(sum(rows, "capacity")) : "",
                oldest(rows),
                Words.number(sum(rows, "waitingTakers")),
                Words.number(sum(rows, "waitingPutters")),
                rows.get(0).object("state").text("text")));
        return table;
    }

    private static String name(Fields channel) {
        String made = channel.text("created");
        return Words.shortType(channel.text("type")) + (made.isEmpty() ? "" : " of " + made);
    }

    private static String oldest(List<Fields> rows) {
        long longest = rows.stream()
                .mapToLong(row -> row.object("flow").number("oldestMillis"))
                .max()
                .orElse(0);
        return longest == 0 ? "" : Words.time(longest);
    }

    private static long sum(List<Fields> rows, String key) {
        return rows.stream().mapToLong(row -> row.number(key)).sum();
    }
}
