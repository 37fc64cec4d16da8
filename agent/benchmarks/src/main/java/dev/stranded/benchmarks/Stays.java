package dev.stranded.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One JVM is measured without the agent and with it in turn, once in each stay away or there, and each stay is compared
 * with the one before: so there comes first as often as away, and what changes slowly meanwhile meets both alike.
 */
final class Stays {
    /**
     * After each change this long nothing is measured: the JVM compiles anew what was changed, and the agent itself.
     */
    static final int SETTLING_SECONDS = 20;

    private Stays() {}

    /** How many stays it takes to compare so often; the first is one away. */
    static int forPairs(int pairs) {
        return pairs + 1;
    }

    /** Whether the agent is there in that stay. */
    static boolean isThere(int stay) {
        return stay % 2 == 1;
    }

    /** What is to be compared pair by pair, given what was measured stay by stay. */
    static <T> Map<Variant, List<T>> pairs(List<T> measured) {
        List<T> away = new ArrayList<>();
        List<T> there = new ArrayList<>();
        for (int stay = 1; stay < measured.size(); stay++) {
            T before = measured.get(stay - 1);
            T after = measured.get(stay);
            away.add(isThere(stay) ? before : after);
            there.add(isThere(stay) ? after : before);
        }
        return new EnumMap<>(Map.of(Variant.AWAY, away, Variant.OURS, there));
    }
}
