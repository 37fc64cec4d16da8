package dev.stranded.demo.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.demo.pattern.RecordedThreads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class ContestTest {
    private final RecordedThreads threads = new RecordedThreads();

    static List<HandOver> handOvers() {
        return List.of(new LockedHandOver(), new QueuedHandOver(), new AtomicHandOver());
    }

    @ParameterizedTest
    @MethodSource("handOvers")
    void what_is_given_is_taken_in_order_and_nothing_is_lost(HandOver way) throws InterruptedException {
        long count = 3L * Contest.CAPACITY;
        Thread giver = threads.newThread(() -> giveAll(way, count));
        giver.start();
        for (long thing = 0; thing < count; thing++) {
            assertThat(way.take()).isEqualTo(thing);
        }
        giver.join();
        threads.assertAllEnded(1);
    }

    @Test
    void every_way_does_something_in_each_round_and_leaves_no_thread() throws Exception {
        Contest contest = new Contest(threads, 1, 20);
        for (List<Score> scores : List.of(contest.counter(), contest.handOver(), contest.slowHandOver())) {
            assertThat(scores).extracting(Score::way).containsExactly("lock", "queue", "atomic");
            assertThat(scores).allMatch(score -> score.perSecond() > 0 && score.slowest() <= score.quickest());
        }
        int rounds = 3;
        int inCounters = rounds * (3 * Contest.ADDERS + 1);
        int inHandOvers = rounds * 2 * 3 * 2;
        threads.assertAllEnded(inCounters + inHandOvers);
    }

    @Test
    void a_score_is_the_median_of_its_rounds() {
        Score score = new Score("lock");
        score.add(new Round(5, 1));
        score.add(new Round(1, 2));
        score.add(new Round(3, 0));
        assertThat(score.perSecond()).isEqualTo(3);
        assertThat(score.processors()).isEqualTo(1);
        score.add(new Round(4, 1));
        assertThat(score.perSecond()).isEqualTo(3.5);
    }

    private static void giveAll(HandOver way, long count) {
        try {
            for (long thing = 0; thing < count; thing++) {
                way.give(thing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
