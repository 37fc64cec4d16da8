package dev.stranded.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.SetClock;
import dev.stranded.dashboard.StoreKind;
import dev.stranded.dashboard.Told;
import dev.stranded.dashboard.store.AlertMessage.Outcome;
import dev.stranded.dashboard.store.AlertMessage.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What several dashboards do at once with the messages of one store. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class AlertBookTest {
    private static final FindingKey KEY = new FindingKey("shop", "abc");
    private static final long HOLD_MILLIS = 12_000;

    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    private Store store;
    private AlertBook book;

    AlertBookTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        store = Store.open(kind.in(folder, new Keep(7, 1 << 30)), clock);
        book = store.alerts();
        store.put(new Batch(
                Told.hello("j1"),
                List.of(),
                null,
                List.of(Line.of(Told.finding("j1", "abc", 5))),
                List.of(),
                List.of(),
                null,
                1,
                0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void who_saw_a_finding_before_it_was_muted_or_told_tells_nothing_any_more() {
        assertThat(book.candidates(0)).hasSize(1);
        store.handlings().act(KEY, Handlings.Act.MUTE, null, "olga", null);
        assertThat(book.tell(message("m1"))).isFalse();
        store.handlings().act(KEY, Handlings.Act.REOPEN, null, "olga", null);
        assertThat(book.tell(message("m2"))).isTrue();
        assertThat(book.tell(message("m3"))).isFalse();
        assertThat(book.messages()).extracting(AlertMessage::id).containsExactly("m2");
    }

    @Test
    void who_held_a_message_for_too_long_does_not_have_it_sent_again() {
        book.tell(message("m1"));
        AlertMessage slow = taken();
        assertThat(book.take(1, HOLD_MILLIS)).isEmpty();
        clock.pass(Duration.ofMillis(HOLD_MILLIS));
        AlertMessage quick = taken();
        book.putOutcome(slow, new Outcome(State.FAILED, 0, null, "no answer"));
        assertThat(newest().state()).isEqualTo(State.WAITING);
        book.putOutcome(quick, new Outcome(State.SENT, 0, 200, "taken"));
        book.putOutcome(slow, new Outcome(State.WAITING, clock.millis(), null, "no answer"));
        assertThat(newest().state()).isEqualTo(State.SENT);
        assertThat(newest().said()).isEqualTo("taken");
        assertThat(book.take(1, HOLD_MILLIS)).isEmpty();
    }

    @Test
    void what_was_sent_late_was_sent() {
        book.tell(message("m1"));
        AlertMessage slow = taken();
        clock.pass(Duration.ofMillis(HOLD_MILLIS));
        AlertMessage quick = taken();
        book.putOutcome(slow, new Outcome(State.SENT, 0, 200, "taken"));
        book.putOutcome(quick, new Outcome(State.WAITING, clock.millis(), 503, "not taken"));
        assertThat(newest().state()).isEqualTo(State.SENT);
    }

    private AlertMessage taken() {
        List<AlertMessage> taken = book.take(1, HOLD_MILLIS);
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }

    private AlertMessage newest() {
        return book.messages().get(0);
    }

    private AlertMessage message(String id) {
        return new AlertMessage(
                id,
                "rule",
                "a rule",
                KEY,
                "5 tasks wait",
                "{}",
                clock.millis(),
                State.WAITING,
                0,
                12,
                clock.millis(),
                null,
                null,
                null);
    }
}
