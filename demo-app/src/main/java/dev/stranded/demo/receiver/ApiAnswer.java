package dev.stranded.demo.receiver;

/**
 * What the API says to an event.
 *
 * @param taken whether it has it
 * @param retryAfterSeconds when to come again, where it says so; otherwise 0
 */
record ApiAnswer(boolean taken, long retryAfterSeconds) {}
