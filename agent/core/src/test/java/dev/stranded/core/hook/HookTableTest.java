package dev.stranded.core.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HookTableTest {
    @Test
    void this_jdk_has_every_place_that_it_should_have() throws IOException {
        List<HookPlace> places = new ArrayList<>();
        for (HookPlace place : HookTable.places()) {
            if (place.since() <= Runtime.version().feature()) {
                places.add(place);
            }
        }
        Weaver weaver = new Weaver(places);
        for (String type : weaver.types()) {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
                assertThat(in).as(type).isNotNull();
                assertThat(weaver.transform(null, type, null, null, in.readAllBytes()))
                        .isNotNull();
            }
        }
        assertThat(places)
                .allSatisfy(place ->
                        assertThat(weaver.outcome(place)).as(place.follows()).isEqualTo(Weaver.Outcome.WOVEN));
    }

    @Test
    void a_class_that_cannot_be_read_is_left_alone_and_said_to_have_failed() {
        List<HookPlace> places = HookTable.places();
        Weaver weaver = new Weaver(places);
        assertThat(weaver.transform(null, "java/lang/Thread", null, null, new byte[] {1, 2, 3}))
                .isNull();
        assertThat(weaver.outcome(places.get(0))).isEqualTo(Weaver.Outcome.FAILED);
    }

    @Test
    void a_hook_that_reads_a_field_which_this_jdk_has_not_is_left_out() throws IOException {
        assertThat(outcomeAtThreadExit(Weave.entryWithField("taskMade", "continuation", "Ljava/lang/Object;")))
                .isEqualTo(Weaver.Outcome.MISSING);
    }

    @Test
    void a_hook_at_a_call_that_this_jdk_does_not_make_is_said_to_be_missing() throws IOException {
        assertThat(outcomeAtThreadExit(AtCall.before(HookCall.of("virtualParking"), "java/lang/Thread.elsewhere")))
                .isEqualTo(Weaver.Outcome.MISSING);
    }

    private static Weaver.@Nullable Outcome outcomeAtThreadExit(Weave weave) throws IOException {
        HookPlace place =
                new HookPlace("nothing", "java/lang/Thread", "exit", "()", weave, Coverage.THREAD_END, 17, "nothing");
        Weaver weaver = new Weaver(List.of(place));
        try (InputStream in = Object.class.getResourceAsStream("/java/lang/Thread.class")) {
            weaver.transform(null, "java/lang/Thread", null, null, in.readAllBytes());
        }
        return weaver.outcome(place);
    }

    @Test
    void classes_of_the_application_are_never_touched() {
        Weaver weaver = new Weaver(HookTable.places());
        assertThat(weaver.transform(HookTableTest.class.getClassLoader(), "java/lang/Thread", null, null, new byte[0]))
                .isNull();
    }
}
