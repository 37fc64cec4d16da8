package dev.stranded.cli;

import dev.stranded.cli.mailbox.Reply;
import dev.stranded.wire.NdjsonWriter;
import dev.stranded.wire.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM prints of its platform threads, as the agent would tell it: grouped by stack, the oldest first. */
final class PrintedThreads {
    private static final int MOST_NAMES = 5;
    private static final Pattern HEAD = Pattern.compile("\"(.*)\" #(\\d+) .*?elapsed=([0-9.]+)s.*");
    private static final Pattern STATE = Pattern.compile("\\s+java\\.lang\\.Thread\\.State: (\\w+).*");
    private static final Pattern FRAME = Pattern.compile("\\s+at (.*)");
    private static final Pattern BLOCKER =
            Pattern.compile("\\s+- (?:parking to wait for|waiting on|waiting to lock)\\s+<\\S+> \\(an? (.*)\\)");
    private static final Pattern MODULE_VERSION = Pattern.compile("\\((?:[\\w.]*(?:@[^/)]+)?/)+");
    private static final double MILLIS = 1_000;

    private final List<Printed> threads = new ArrayList<>();

    /** Reads what {@code Thread.print} says. Threads of the JVM itself, which run no Java code, are left out. */
    PrintedThreads(String text) {
        Printed thread = null;
        for (String line : text.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                thread = new Printed(head.group(1), Long.parseLong(head.group(2)), (long)
                        (MILLIS * Double.parseDouble(head.group(3))));
                threads.add(thread);
            } else if (line.isBlank() || line.contains("Mounted virtual thread")) {
                thread = null;
            } else if (thread != null) {
                thread.read(line);
            }
        }
    }

    /** The same as an answer of the agent's. */
    Reply reply(String jvm) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(bytes)) {
            writer.write(message(jvm));
        }
        return Reply.read(bytes.toString(StandardCharsets.UTF_8));
    }

    private Threads message(String jvm) {
        threads.removeIf(thread -> thread.stack.isEmpty());
        Map<List<String>, List<Printed>> byStack = new LinkedHashMap<>();
        threads.forEach(thread ->
                byStack.computeIfAbsent(thread.key(), key -> new ArrayList<>()).add(thread));
        List<Threads.Group> groups = byStack.values().stream()
                .map(PrintedThreads::group)
                .sorted(Comparator.comparingLong(Threads.Group::oldestMillis).reversed())
                .toList();
        return new Threads(jvm, Instant.now(), threads.size(), threads.size(), groups, List.of(), List.of());
    }

    private static Threads.Group group(List<Printed> alike) {
        alike.sort(
                Comparator.comparingLong((Printed thread) -> thread.ageMillis).reversed());
        Printed oldest = alike.get(0);
        List<Printed> named = alike.subList(0, Math.min(MOST_NAMES, alike.size()));
        return new Threads.Group(
                alike.size(),
                false,
                "",
                null,
                oldest.state,
                oldest.blocker.isEmpty() ? null : oldest.blocker,
                oldest.stack,
                oldest.ageMillis,
                alike.get(alike.size() - 1).ageMillis,
                null,
                named.stream().map(thread -> thread.name).toList(),
                named.stream().map(thread -> thread.id).toList(),
                null,
                List.of(),
                null,
                List.of());
    }

    /** One thread. */
    private static final class Printed {
        private final String name;
        private final long id;
        private final long ageMillis;
        private final List<String> stack = new ArrayList<>();
        private String state = "?";
        private String blocker = "";

        Printed(String name, long id, long ageMillis) {
            this.name = name;
            this.id = id;
            this.ageMillis = ageMillis;
        }

        void read(String line) {
            Matcher frame = FRAME.matcher(line);
            Matcher says = STATE.matcher(line);
            Matcher waits = BLOCKER.matcher(line);
            if (frame.matches()) {
                stack.add(MODULE_VERSION.matcher(frame.group(1)).replaceFirst("("));
            } else if (says.matches()) {
                state = says.group(1);
            } else if (waits.matches() && blocker.isEmpty()) {
                blocker = waits.group(1);
            }
        }

        List<String> key() {
            List<String> key = new ArrayList<>(stack);
            key.add(state + " " + blocker);
            return key;
        }
    }
}
