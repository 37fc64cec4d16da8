package dev.stranded.proof.dump;

/** How much of what a heap got since its last collection still lives: a guess that rather takes too much. */
final class NewObjects {
    /** Of what is allocated, once there is a collector at work. */
    static final double ALLOCATED = 0.125;

    /** Of what is allocated before there was any need to collect. */
    static final double FIRST = 0.5;

    /** Of what was promoted since a collection of the old. */
    private static final double PROMOTED = 0.5;

    private static final double ALL = 1;

    private NewObjects() {}

    /**
     * The part that lives.
     *
     * @param pool the name of the pool they are in
     * @param poolCollected whether a collection left anything in it
     * @param collected whether there was any collection at all
     */
    static double liveShare(String pool, boolean poolCollected, boolean collected) {
        if (pool.contains("Survivor")) {
            return ALL;
        }
        if (pool.contains("Old") || pool.contains("Tenured")) {
            return poolCollected ? PROMOTED : ALL;
        }
        return collected ? ALLOCATED : FIRST;
    }
}
