package dev.stranded.benchmarks;

/** With which agent a JVM runs. */
enum Variant {
    NONE("none"),
    EMPTY("empty"),

    /** None, in a JVM from which this one has just been detached. */
    AWAY("away"),

    OURS("ours"),

    /** No agent, but the JVM's own flight recorder with its settings for profiling. */
    JFR("jfr"),

    /** The Java agent of OpenTelemetry, which exports nothing. */
    OTEL("otel");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
