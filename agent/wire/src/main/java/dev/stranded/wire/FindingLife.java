package dev.stranded.wire;

/** Where a finding is in its life. */
public enum FindingLife {
    /** It holds. */
    OPEN,
    /** It was a suspicion and proved wrong. */
    WITHDRAWN,
    /** It was true and is over. */
    RESOLVED,
    /** It was a suspicion, and a proof showed what can release the tasks. */
    CLEARED,
    /** It was proven, and one of the tasks went on after all. */
    REFUTED;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
