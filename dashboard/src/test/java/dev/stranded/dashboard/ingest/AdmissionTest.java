package dev.stranded.dashboard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Admission admission = new Admission(nanos::get);

    @Test
    void of_each_jvm_one_post_is_at_work_at_a_time() throws Refusal {
        try (Admission.Post first = admission.post();
                Admission.Post other = admission.post()) {
            first.begin("a");
            Refusal refusal = refused(() -> begin("a"));
            assertThat(refusal.status()).isEqualTo(Refusal.TOO_MANY);
            assertThat(refusal.retryAfterSeconds()).isEqualTo(1);
            other.begin("b");
        }
        begin("a");
    }

    @Test
    void a_jvm_that_has_sent_too_much_waits_for_as_long_as_that_takes_and_the_others_do_not() throws Refusal {
        post("noisy", Admission.MOST_OWED_BYTES + 10 * Admission.BYTES_PER_SECOND);
        Refusal refusal = refused(() -> begin("noisy"));
        assertThat(refusal.status()).isEqualTo(Refusal.TOO_MANY);
        assertThat(refusal.retryAfterSeconds()).isEqualTo(11);
        begin("quiet");
        nanos.addAndGet(11 * SECOND);
        begin("noisy");
    }

    @Test
    void many_short_lines_count_as_more_than_their_bytes() throws Refusal {
        for (int i = 0; i < 7; i++) {
            try (Admission.Post post = admission.post()) {
                post.begin("noisy");
                post.cost(20_000, 10_000);
            }
        }
        assertThat(refused(() -> begin("noisy")).retryAfterSeconds()).isPositive();
    }

    @Test
    void what_an_agent_sends_is_never_too_much() throws Refusal {
        for (int second = 0; second < 10_000; second++) {
            nanos.addAndGet(SECOND);
            post("agent", 300_000);
        }
    }

    @Test
    void more_posts_at_once_than_may_be_are_to_come_again() throws Refusal {
        List<Admission.Post> posts = new ArrayList<>();
        for (int i = 0; i < Admission.MOST_POSTS; i++) {
            posts.add(admission.post());
        }
        Refusal refusal = refused(admission::post);
        assertThat(refusal.status()).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(refusal.retryAfterSeconds()).isBetween(1, 5);
        posts.forEach(Admission.Post::close);
        begin("a");
    }

    @Test
    void all_posts_together_hold_so_many_bytes_and_give_them_back() throws Refusal {
        try (Admission.Post large = admission.post();
                Admission.Post small = admission.post()) {
            large.hold(Admission.MOST_HELD_BYTES - 10);
            small.hold(10);
            Refusal refusal = refused(() -> small.hold(1));
            assertThat(refusal.status()).isEqualTo(Refusal.UNAVAILABLE);
            assertThat(refusal.retryAfterSeconds()).isPositive();
        }
        try (Admission.Post again = admission.post()) {
            again.hold(Admission.MOST_HELD_BYTES);
        }
    }

    private void post(String jvm, long bytes) throws Refusal {
        try (Admission.Post post = admission.post()) {
            post.begin(jvm);
            post.cost(bytes, 0);
        }
    }

    private void begin(String jvm) throws Refusal {
        post(jvm, 0);
    }

    private static Refusal refused(ThrowingCallable work) {
        Refusal refusal = catchThrowableOfType(Refusal.class, work);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
