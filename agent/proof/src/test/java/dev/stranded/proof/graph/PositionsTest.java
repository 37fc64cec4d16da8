package dev.stranded.proof.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PositionsTest {
    private static final int OBJECTS = 300_000;

    @Test
    void objects_in_the_order_of_their_numbers_and_in_any_other_have_their_positions() throws InterruptedException {
        long[] expected = new long[OBJECTS];
        Random random = new Random(6);
        for (int i = 0; i < OBJECTS; i++) {
            expected[i] = switch (i / 1000 % 3) {
                case 0 -> i * 40L;
                case 1 -> random.nextInt();
                default -> random.nextLong() >>> 20;
            };
            expected[i] = Math.abs(expected[i]);
        }
        Positions positions = new Positions(OBJECTS);
        Thread other = new Thread(() -> put(positions, expected, 1));
        other.start();
        put(positions, expected, 0);
        other.join();
        for (int i = 0; i < OBJECTS; i++) {
            assertThat(positions.get(i)).isEqualTo(expected[i]);
        }
    }

    /** Says where every second object is. */
    private static void put(Positions positions, long[] expected, int first) {
        for (int i = first; i < expected.length; i += 2) {
            positions.put(i, expected[i]);
        }
    }
}
