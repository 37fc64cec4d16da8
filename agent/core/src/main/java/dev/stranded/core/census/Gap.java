package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;

/**
 * Whether hooks have missed something since the look before: what they were to note then has happened unseen.
 *
 * <p>Ownership: the census thread.
 */
final class Gap {
    private final Circuit circuit;
    private int lapses;

    Gap(Circuit circuit) {
        this.circuit = circuit;
    }

    /** Whether there is one since this was asked before, or for good. */
    boolean sinceLast() {
        int before = lapses;
        lapses = circuit.lapses();
        return !circuit.isOn() || lapses != before;
    }
}
