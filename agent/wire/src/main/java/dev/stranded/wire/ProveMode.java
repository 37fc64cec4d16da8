package dev.stranded.wire;

/** When an agent may dump the heap for a proof. */
public enum ProveMode {
    /** When somebody asks for it. */
    ASK,
    /** By itself, too, where the stop is short. */
    AUTO,
    /** Never. */
    NEVER;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
