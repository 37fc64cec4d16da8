package dev.stranded.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.cli.mailbox.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StatusTextTest {
    private static final String HELLO = "{\"type\":\"hello\",\"pid\":4711,\"jdk\":\"25.0.3\",\"name\":\"shop\","
            + "\"agent\":\"0.1\",\"thresholdMillis\":60000,\"prove\":\"ask\"}\n";

    @Test
    void of_an_agent_that_is_well_it_tells_what_it_costs() throws IOException {
        String snapshot = "{\"type\":\"snapshot\",\"health\":{\"cpuMillis\":218,\"faults\":0,\"dropped\":0,"
                + "\"hooks\":[{\"name\":\"Thread.start\",\"live\":true}],\"tableBytes\":2097152,"
                + "\"sampling\":{\"censusMillis\":1000,\"lookMillis\":12,\"spawnsPerStack\":64,\"spawnStacks\":3,"
                + "\"mostSpawnStacks\":1000}}}";
        assertThat(StatusText.of(Reply.read(HELLO + snapshot), "com.acme.Shop", Ink.NONE))
                .contains(
                        "  Stranded  0.1, threshold 60 s, prove=ask",
                        "  costs     218 ms of processor time, 2.0 MB of tables",
                        "  faults    0",
                        "  dropped   0 records",
                        "  hooks     1 of 1 live",
                        "  findings  No open findings.")
                .anyMatch(line -> line.startsWith("  looks     every 1 s, the last took 12 ms; a stack for one in 64"))
                .noneMatch(line -> line.contains("off"));
    }

    @Test
    void what_is_wrong_with_it_is_told_with_what_is_lost() throws IOException {
        String snapshot =
                "{\"type\":\"snapshot\",\"health\":{\"faults\":21,\"lastFault\":\"java.lang.OutOfMemoryError\","
                        + "\"off\":\"after 20 looks failed in a row\",\"drops\":[{\"what\":\"messages\",\"count\":1200}],"
                        + "\"hooks\":[{\"name\":\"Thread.start\",\"live\":false,\"lost\":\"who starts threads\","
                        + "\"cause\":\"refused\"},{\"name\":\"ForkJoinPool\",\"live\":true,\"faults\":1}]}}";
        assertThat(StatusText.of(Reply.read(HELLO + snapshot), "com.acme.Shop", Ink.NONE))
                .contains(
                        "  off       it has switched itself off after 20 looks failed in a row",
                        "  faults    21, the last was java.lang.OutOfMemoryError",
                        "  dropped   1,200 messages",
                        "  hooks     1 of 2 live; not seen is what these follow:",
                        "            Thread.start: who starts threads (refused)",
                        "            ForkJoinPool: 1 fault");
    }
}
