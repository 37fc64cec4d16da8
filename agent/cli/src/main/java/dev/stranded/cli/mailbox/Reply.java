package dev.stranded.cli.mailbox;

import dev.stranded.wire.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an agent answered: lines of newline-delimited JSON. */
public final class Reply {
    private final List<String> lines;
    private final List<Fields> messages = new ArrayList<>();

    private Reply(List<String> lines) throws IOException {
        this.lines = lines;
        for (String line : lines) {
            messages.add(Fields.read(line));
        }
    }

    /** Reads lines of JSON. */
    public static Reply read(String text) throws IOException {
        return new Reply(text.lines().filter(line -> !line.isBlank()).toList());
    }

    /** The lines as they came. */
    public List<String> lines() {
        return lines;
    }

    /** The first message of this type; one without fields if there is none. */
    public Fields first(String type) {
        return all(type).stream().findFirst().orElseGet(Reply::nothing);
    }

    /** The messages of this type, in their order. */
    public List<Fields> all(String type) {
        return messages.stream()
                .filter(message -> message.text("type").equals(type))
                .toList();
    }

    /** Why the agent can't do what was asked, in a sentence; empty if it has done it. */
    public String refusal() {
        return first(Refused.TYPE).text("message");
    }

    private static Fields nothing() {
        try {
            return Fields.read("{}");
        } catch (IOException e) {
            throw new AssertionError("an empty object can be read", e);
        }
    }
}
