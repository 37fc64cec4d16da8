package dev.stranded.testbed.programs;

import java.io.Serializable;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** What goes through a queue, whatever the queue asks of its elements: an order, and a time, which has come. */
record Ticket(int number) implements Delayed, Serializable {
    static final Ticket FIRST = new Ticket(1);

    @Override
    public long getDelay(TimeUnit unit) {
        return 0;
    }

    @Override
    public int compareTo(Delayed other) {
        return other instanceof Ticket ticket ? Integer.compare(number, ticket.number) : 0;
    }
}
