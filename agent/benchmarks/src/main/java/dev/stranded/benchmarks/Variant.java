package dev.stranded.benchmarks;

/** With which agent a JVM runs. */
enum Variant {
    NONE("none"),
    EMPTY("empty"),
    OURS("ours");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
