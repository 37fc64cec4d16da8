package dev.stranded.dashboard.alert;

import dev.stranded.dashboard.store.AlertBook;
import dev.stranded.dashboard.store.AlertMessage;
import dev.stranded.dashboard.store.AlertRule;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what is to be told, and has it sent; on a thread of its own, and no more at once than there is room for.
 */
public final class Alerts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int MOST_UNDER_WAY = 8;
    private static final long BETWEEN_MILLIS = 250;
    private static final long LOOK_MILLIS = 1_000;
    private static final long END_MILLIS = 2_000;

    private final Store store;
    private final Clock clock;
    private final Watch watch;
    private final Sender sender = new Sender();
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final Thread thread = new Thread(this::run, "stranded-alerts");
    private volatile boolean closed;

    private Alerts(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.watch = new Watch(store.alerts(), clock);
        this.thread.setDaemon(true);
    }

    /** Tells of what is in {@code store} until it is closed. */
    public static Alerts start(Store store, Clock clock) {
        Alerts alerts = new Alerts(store, clock);
        alerts.thread.start();
        return alerts;
    }

    /** Begins nothing new, and waits for what is under way, but not for long. */
    @Override
    public void close() {
        closed = true;
        store.pulse().beat();
        try {
            thread.join(END_MILLIS);
            if (room.tryAcquire(MOST_UNDER_WAY, END_MILLIS, TimeUnit.MILLISECONDS)) {
                room.release(MOST_UNDER_WAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                long beats = store.pulse().beats();
                look();
                store.pulse().await(Long.MAX_VALUE, BETWEEN_MILLIS);
                store.pulse().await(beats, LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            watch.look(store.alerts().rules());
            send();
        } catch (StoreFailure e) {
            LOG.warn("could not look for what is to be told: {}", e.sentence());
        } catch (RuntimeException e) {
            LOG.warn("could not look for what is to be told", e);
        }
    }

    /** The rules are read after the messages: another dashboard may just have made the rule of one. */
    private void send() {
        int free = room.availablePermits();
        List<AlertMessage> taken =
                free == 0 ? List.of() : store.alerts().take(free, Sender.LONGEST_MILLIS + END_MILLIS);
        if (taken.isEmpty()) {
            return;
        }
        List<AlertRule> rules = store.alerts().rules();
        for (AlertMessage message : taken) {
            rules.stream()
                    .filter(rule -> rule.id().equals(message.rule()))
                    .findFirst()
                    .ifPresent(rule -> send(message, rule));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What came of it, failure or not, goes to the store.
    private void send(AlertMessage message, AlertRule rule) {
        room.acquireUninterruptibly();
        sender.send(message, rule, clock.instant()).whenComplete((answer, failure) -> {
            try {
                put(message, failure == null ? answer : Answer.none(failure));
            } finally {
                room.release();
            }
        });
    }

    private void put(AlertMessage message, Answer answer) {
        AlertBook book = store.alerts();
        try {
            book.putOutcome(message, Patience.outcome(message, answer, clock.millis()));
            store.pulse().beat();
        } catch (StoreFailure e) {
            LOG.warn("could not note what came of a message: {}", e.sentence());
        } catch (RuntimeException e) {
            LOG.warn("could not note what came of a message", e);
        }
    }
}
