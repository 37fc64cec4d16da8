package dev.stranded.demo.receiver;

/** How a receiver takes a webhook in: what its modes differ in. */
@FunctionalInterface
interface Intake {
    /** Takes a webhook, if need be after a moment, or says that it cannot take one now. */
    boolean takes(Webhook webhook) throws InterruptedException;
}
