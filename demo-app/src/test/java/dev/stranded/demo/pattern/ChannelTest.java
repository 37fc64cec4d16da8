package dev.stranded.demo.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class ChannelTest {
    private final Channel<String> channel = new Channel<>(3);

    @Test
    void what_was_sent_is_received_in_order_and_then_the_end_by_all() throws InterruptedException {
        channel.send("first");
        channel.send("second");
        channel.close();
        assertThat(channel.receive()).contains("first");
        assertThat(channel.receive()).contains("second");
        assertThat(channel.receive()).isEmpty();
        assertThat(channel.receive()).isEmpty();
    }

    @Test
    void closing_twice_is_refused() throws InterruptedException {
        channel.close();
        assertThatIllegalStateException().isThrownBy(channel::close).withMessageStartingWith("closed twice");
    }

    @Test
    void sending_after_the_end_is_refused() throws InterruptedException {
        channel.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> channel.send("late"))
                .withMessageStartingWith("sent to a closed channel");
    }

    @Test
    void a_full_channel_holds_back_who_sends() throws Exception {
        RecordedThreads threads = new RecordedThreads();
        try (TaskGroup group = new TaskGroup(threads)) {
            group.start(() -> {
                for (int item = 0; item < 10; item++) {
                    channel.send(String.valueOf(item));
                }
                channel.close();
            });
            for (int item = 0; item < 10; item++) {
                assertThat(channel.receive()).contains(String.valueOf(item));
            }
            assertThat(channel.receive()).isEmpty();
            group.join();
        }
        threads.assertAllEnded(1);
    }
}
