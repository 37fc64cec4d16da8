package dev.stranded.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How each row is measured.
 *
 * @param rounds in each of which every variant runs once
 * @param warmups seconds that are not counted
 * @param iterations seconds that are
 * @param flags options for every JVM
 */
record Effort(int rounds, int warmups, int iterations, List<String> flags) {
    /** The order of that round, in which each of them begins once in a while. */
    static <T> List<T> inTurn(List<T> all, int round) {
        List<T> turned = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            turned.add(all.get((round + i) % all.size()));
        }
        return turned;
    }
}
