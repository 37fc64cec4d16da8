package dev.stranded.core.census;

import java.util.Map;
import java.util.TreeMap;

/**
 * Tells how old threads are without noting it of any: the JVM numbers threads in the order in which they are made, so
 * the highest number that each look meets is enough.
 */
final class Births {
    private static final int MOST = 4_096;

    /** The times at which a higher number was first met, by that number. */
    private final TreeMap<Long, Long> firstMet = new TreeMap<>();

    private long highest;

    /** A look meets the thread with that number. */
    void meet(long id) {
        highest = Math.max(highest, id);
    }

    /** Ends a look. */
    void look(long nowMillis) {
        if (firstMet.isEmpty() || highest > firstMet.lastKey()) {
            firstMet.put(highest, nowMillis);
        }
        if (firstMet.size() > MOST) {
            thin();
        }
    }

    /** Whether the thread was there at the first look. */
    boolean isOlder(long id) {
        return !firstMet.isEmpty() && id <= firstMet.firstKey();
    }

    /** For how long it has been there at least. */
    long ageMillis(long id, long nowMillis) {
        Map.Entry<Long, Long> met = firstMet.ceilingEntry(id);
        return met == null ? 0 : nowMillis - met.getValue();
    }

    /** Forgets every other time of the older half: what is old is told less exactly. */
    private void thin() {
        int[] place = {0};
        firstMet.keySet().removeIf(id -> {
            int at = place[0]++;
            return at < MOST / 2 && at % 2 == 1;
        });
    }
}
