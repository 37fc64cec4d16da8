package dev.stranded.demo.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final List<Integer> posted = new ArrayList<>();
    private final Outbox outbox = new Outbox(2, posted::add);

    @Test
    void no_more_are_posted_than_there_are_connections() {
        for (int i = 0; i < 5; i++) {
            outbox.add(i);
        }
        assertThat(posted).containsExactly(0, 1);
    }

    @Test
    void the_next_goes_out_in_order_when_one_is_answered() {
        for (int i = 0; i < 5; i++) {
            outbox.add(i);
        }
        outbox.answered();
        outbox.answered();
        assertThat(posted).containsExactly(0, 1, 2, 3);
    }
}
