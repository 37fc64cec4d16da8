package dev.stranded.dashboard.load;

import dev.stranded.dashboard.Told;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Hello;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProveMode;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.WaitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells what an agent in a JVM of middling size would: forty spawn sites, thirty queues, twenty-five hooks, and with
 * every twelfth snapshot a finding that has grown.
 */
final class SimulatedJvm {
    private static final int SITES = 40;
    private static final int CHANNELS = 30;
    private static final int HOOKS = 25;
    private static final int JVMS_OF_A_SERVICE = 20;
    private static final int SNAPSHOTS_PER_FINDING = 12;

    private final String id;
    private final Hello hello;

    SimulatedJvm(int number) {
        this.id = "load-" + number;
        Hello usual = Told.hello(id);
        this.hello = new Hello(
                id,
                usual.protocol(),
                "service-" + number / JVMS_OF_A_SERVICE,
                number,
                "host-" + number,
                usual.jdk(),
                "1.0",
                Instant.now(),
                usual.agent(),
                usual.thresholdMillis(),
                ProveMode.ASK,
                Instant.now());
    }

    String id() {
        return id;
    }

    /**
     * The batch of this number, compressed: a snapshot of {@code at} that counts as many live tasks, and perhaps a
     * finding.
     */
    byte[] batch(int number, Instant at) {
        List<Message> messages = new ArrayList<>();
        messages.add(hello);
        messages.add(snapshot(number, at));
        if (number % SNAPSHOTS_PER_FINDING == 0) {
            messages.add(finding(number));
        }
        return Told.gzip(Told.lines(messages.toArray(Message[]::new)));
    }

    private Snapshot snapshot(int number, Instant at) {
        Snapshot usual = Told.snapshot(id, at, number);
        AgentHealth health = new AgentHealth(
                number,
                0,
                0,
                IntStream.range(0, HOOKS)
                        .mapToObj(i -> new HookState("hook number " + i, true, null, null, null))
                        .toList(),
                null,
                null,
                1_000_000L,
                List.of(),
                null);
        return new Snapshot(
                id,
                usual.at(),
                usual.tasks(),
                IntStream.range(0, SITES).mapToObj(i -> site(i, number)).toList(),
                IntStream.range(0, CHANNELS).mapToObj(i -> channel(i, number)).toList(),
                List.of(),
                usual.memory(),
                health,
                usual.dump());
    }

    private static SpawnSiteState site(int site, int number) {
        String line =
                "com.acme.orders.internal.Service" + site + ".handleRequest(Service" + site + ".java:" + site + ")";
        List<WaitState> waits = List.of(
                new WaitState(
                        line,
                        "take",
                        false,
                        "java.util.concurrent.LinkedBlockingQueue",
                        7L,
                        number,
                        60_000,
                        null,
                        null,
                        null),
                new WaitState(line, "sleep", true, null, null, site, 1_000, null, null, null));
        return new SpawnSiteState(
                line,
                TaskForm.VIRTUAL_THREAD,
                number + site,
                site,
                9L * number,
                8L * number,
                0L,
                0L,
                0L,
                null,
                null,
                null,
                waits);
    }

    private static ChannelState channel(int channel, int number) {
        return new ChannelState(
                channel + 1,
                "java.util.concurrent.LinkedBlockingQueue",
                "com.acme.orders.internal.Queues.make" + channel + "(Queues.java:" + channel + ")",
                (long) number,
                true,
                1_000L,
                channel,
                0,
                null,
                null);
    }

    private Finding finding(int number) {
        return Told.finding(id, "leak", number);
    }
}
