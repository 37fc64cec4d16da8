package dev.stranded.demo.webhooks;

/** How much of the hour is run. */
enum Scale {
    /** Three quarters of a minute, with a stall of a good half. */
    DEFAULT(44, 36),
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
