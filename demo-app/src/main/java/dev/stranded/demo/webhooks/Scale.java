package dev.stranded.demo.webhooks;

/** How much of the hour is run. */
enum Scale {
    /** Some forty seconds, most of them a stall. */
    DEFAULT(42, 34),
    /** The hour. */
    FULL(3_600, 60);

    private final int seconds;
    private final int stallSeconds;

    Scale(int seconds, int stallSeconds) {
        this.seconds = seconds;
        this.stallSeconds = stallSeconds;
    }

    int seconds() {
        return seconds;
    }

    int stallSeconds() {
        return stallSeconds;
    }
}
