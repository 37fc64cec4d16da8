package dev.stranded.cli.text;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.proof.dump.Amount;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an agent and what it watches are, the way {@code status} prints it. */
public final class StatusText {
    private final Fields hello;
    private final Fields snapshot;
    private final Fields health;
    private final List<String> lines = new ArrayList<>();
    private final Ink ink;

    private StatusText(Reply reply, Ink ink) {
        this.hello = reply.first(Hello.TYPE);
        this.snapshot = reply.first(Snapshot.TYPE);
        this.health = snapshot.object("health");
        this.ink = ink;
    }

    /** What the answer to a look says. */
    public static List<String> of(Reply reply, String main, Ink ink) {
        StatusText text = new StatusText(reply, ink);
        text.jvm(main);
        text.agent();
        text.hooks();
        text.tasks();
        text.fact("findings", FindingsText.summary(open(reply)));
        return text.lines;
    }

    /** The open ones among the findings of an answer. */
    public static List<Fields> open(Reply reply) {
        return reply.all(Finding.TYPE).stream()
                .filter(finding -> finding.text("state").equals("open"))
                .toList();
    }

    private void jvm(String main) {
        lines.add(ink.bold("JVM " + hello.number("pid") + " (" + Words.clean(main) + ")") + ", JDK "
                + Words.clean(hello.text("jdk")) + ", up " + since(hello.text("started")));
        fact("name", hello.text("name") + (hello.has("version") ? " " + hello.text("version") : ""));
    }

    private void agent() {
        fact(
                "Stranded",
                hello.text("agent")
                        + (hello.has("since") ? ", for " + since(hello.text("since")) : "") + ", threshold "
                        + Words.time(hello.number("thresholdMillis"))
                        + (hello.has("prove") ? ", prove=" + hello.text("prove") : ""));
        if (health.has("off")) {
            lines.add("  " + ink.red("off      ") + " it has switched itself off " + Words.clean(health.text("off")));
        }
        Fields sampling = health.object("sampling");
        if (sampling.has("censusMillis")) {
            fact(
                    "looks",
                    "every " + Words.time(sampling.number("censusMillis")) + ", the last took "
                            + Words.time(sampling.number("lookMillis")) + "; a stack for one in "
                            + Words.number(sampling.number("spawnsPerStack")) + " spawns of a known class, "
                            + Words.number(sampling.number("spawnStacks")) + " taken since the look before, of "
                            + Words.number(sampling.number("mostSpawnStacks")) + " at most");
        }
        fact(
                "costs",
                Words.time(health.number("cpuMillis")) + " of processor time"
                        + (health.has("tableBytes")
                                ? ", " + Amount.bytes(health.number("tableBytes")) + " of tables"
                                : ""));
        fact(
                "faults",
                Words.number(health.number("faults"))
                        + (health.has("lastFault") ? ", the last was " + health.text("lastFault") : ""));
        fact("dropped", dropped());
    }

    private String dropped() {
        List<Fields> drops = health.objects("drops");
        return drops.isEmpty()
                ? Words.count(health.number("dropped"), "record")
                : drops.stream()
                        .map(drop -> Words.number(drop.number("count")) + " " + drop.text("what"))
                        .collect(Collectors.joining(", "));
    }

    private void hooks() {
        List<Fields> hooks = health.objects("hooks");
        List<Fields> dead = hooks.stream().filter(hook -> !hook.flag("live")).toList();
        String figures = Words.number(hooks.size() - dead.size()) + " of " + Words.number(hooks.size()) + " live";
        fact("hooks", dead.isEmpty() ? figures : figures + "; not seen is what these follow:");
        for (Fields hook : dead) {
            detail(ink.yellow(Words.clean(hook.text("name"))), hook.text("lost"), hook.text("cause"));
        }
        for (Fields hook : hooks) {
            if (hook.number("faults") > 0) {
                detail(Words.clean(hook.text("name")), Words.count(hook.number("faults"), "fault"), "");
            }
        }
    }

    private void detail(String name, String what, String cause) {
        lines.add("            " + name + (what.isEmpty() ? "" : ": " + Words.clean(what))
                + (cause.isEmpty() ? "" : " (" + Words.clean(cause) + ")"));
    }

    private void tasks() {
        Fields tasks = snapshot.object("tasks");
        fact(
                "tasks",
                Words.number(tasks.number("live")) + " live, " + Words.number(tasks.number("waiting"))
                        + " of them waiting; "
                        + Words.count(tasks.number("platform"), "platform thread") + ", "
                        + Words.count(tasks.number("virtual"), "virtual thread"));
        Fields memory = snapshot.object("memory");
        fact(
                "memory",
                "heap " + Amount.bytes(memory.number("heapUsedBytes")) + " of "
                        + Amount.bytes(memory.number("heapMaxBytes"))
                        + (memory.has("rssBytes") ? ", process " + Amount.bytes(memory.number("rssBytes")) : ""));
    }

    private void fact(String name, String words) {
        lines.add("  " + ink.faint(String.format(Locale.ROOT, "%-9s", name)) + " " + Words.clean(words));
    }

    private static String since(String instant) {
        try {
            return Words.time(Math.max(
                    0, Duration.between(Instant.parse(instant), Instant.now()).toMillis()));
        } catch (DateTimeParseException e) {
            return "?";
        }
    }
}
