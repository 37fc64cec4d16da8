package dev.stranded.demo.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.demo.CannotRun;
import dev.stranded.demo.api.ApiTerms;
import dev.stranded.demo.meter.ApiMeter;
import dev.stranded.demo.meter.LastBeat;
import dev.stranded.demo.meter.SenderMeter;
import dev.stranded.demo.sender.Load;
import dev.stranded.demo.sender.SenderTerms;
import dev.stranded.demo.stage.ChildJvm;
import dev.stranded.demo.stage.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The three processes of one mode's run: the API, the receiver, and the sender, started in this order. */
final class Cast {
    private static final List<String> SIDE_FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As in most containers: glibc would otherwise keep eight arenas for each processor. */
    private static final String FEW_ARENAS = "2";

    private final LastBeat<ApiMeter> apiBeat = new LastBeat<>(ApiMeter.class, ApiMeter.ZERO);
    private final LastBeat<SenderMeter> senderBeat = new LastBeat<>(SenderMeter.class, SenderMeter.ZERO);
    private final Path apiLedger;
    private final Path senderLedger;
    private final ChildJvm api;
    private final ChildJvm receiver;
    private final ChildJvm sender;

    /** Starts them on a stage under a name of their own, the receiver with these flags before its own. */
    Cast(Stage stage, Plan plan, Mode mode, String name, List<String> receiverFlags) throws CannotRun {
        String secret = UUID.randomUUID().toString();
        Load load = plan.load();
        apiLedger = stage.path(name + "-api.ledger");
        senderLedger = stage.path(name + "-sender.ledger");
        ApiTerms apiTerms = new ApiTerms(
                plan.apiPerSecond(), load.stallAfterMillis(), load.stallMillis(), plan.seed(), apiLedger.toString());
        api = ChildJvm.start(stage, side(name + "-api", "dev.stranded.demo.api.ApiProcess", apiTerms), apiBeat);
        Map<String, String> environment = Map.of(
                "WEBHOOK_SECRET",
                secret, //
                "API_URL",
                api.url(),
                "API_LIMIT",
                String.valueOf(plan.apiPerSecond()),
                "MALLOC_ARENA_MAX",
                FEW_ARENAS);
        List<String> flags = new ArrayList<>(receiverFlags);
        flags.addAll(JvmFlags.of(plan, mode));
        receiver = ChildJvm.start(
                stage, new ChildJvm.Launch(name, mode.mainClass(), flags, List.of(), environment), line -> {});
        SenderTerms senderTerms = new SenderTerms(load, receiver.url(), secret, plan.seed(), senderLedger.toString());
        sender = ChildJvm.start(
                stage, side(name + "-sender", "dev.stranded.demo.sender.SenderProcess", senderTerms), senderBeat);
    }

    /** The run begins: the sender sends, and the API's time to the stall counts. */
    void begin() throws CannotRun {
        api.begin();
        sender.begin();
    }

    ChildJvm receiver() {
        return receiver;
    }

    ApiMeter api() {
        return apiBeat.last();
    }

    SenderMeter sender() {
        return senderBeat.last();
    }

    Path apiLedger() {
        return apiLedger;
    }

    Path senderLedger() {
        return senderLedger;
    }

    /** The process beside the receiver that has ended although nobody has told it to; null while there is none. */
    @Nullable
    String missing() {
        if (!api.isAlive()) {
            return "the external API has ended too early: " + api.lastWords();
        }
        return sender.isAlive() ? null : "the sender has ended too early: " + sender.lastWords();
    }

    /** Ends the sender, the receiver and the API, in this order; the receiver's exit code. */
    int end() throws InterruptedException {
        sender.stop();
        int exit = receiver.stop();
        api.stop();
        return exit;
    }

    private static ChildJvm.Launch side(String name, String mainClass, Object terms) {
        try {
            String json = new ObjectMapper().writeValueAsString(terms);
            return new ChildJvm.Launch(name, mainClass, SIDE_FLAGS, List.of(json), Map.of());
        } catch (JsonProcessingException e) {
            throw new AssertionError("a record can be written", e);
        }
    }
}
