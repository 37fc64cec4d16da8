package dev.stranded.demo.webhooks;

/** How a receiver hands webhooks on. */
enum Mode {
    /** A thread for each. */
    NAIVE("spawn per request", "receiver-naive", "dev.stranded.demo.receiver.NaiveReceiver"),
    /** A hundred workers behind a queue of a thousand. */
    POOL("worker pool", "receiver-pool", "dev.stranded.demo.receiver.PoolReceiver");

    private final String title;
    private final String application;
    private final String mainClass;

    Mode(String title, String application, String mainClass) {
        this.title = title;
        this.application = application;
        this.mainClass = mainClass;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** The name under which the agent reports. */
    String application() {
        return application;
    }

    /** The program. */
    String mainClass() {
        return mainClass;
    }
}
