package dev.stranded.wire;

/** Where a finding is in its life. */
public enum FindingLife {
    /** It holds. */
    OPEN,
    /** It was a suspicion and proved wrong. */
    WITHDRAWN,
    /** It was true and is over. */
    RESOLVED;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
