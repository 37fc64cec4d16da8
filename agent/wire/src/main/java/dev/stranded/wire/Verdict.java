package dev.stranded.wire;

/** How sure a finding is, weakest first. */
public enum Verdict {
    /** Figures say so. */
    SUSPECTED,
    /** The JVM's own state shows it. */
    EVIDENT,
    /** Nothing that lives can reach what would release the task. */
    PROVEN;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
