package dev.stranded.dashboard.alert;

import dev.stranded.dashboard.store.AlertMessage;
import dev.stranded.dashboard.store.AlertRule;
import java.time.Instant;
import java.util.UUID;

/** A message by which operators see whether a rule's messages arrive. It is tried once. */
public final class TestMessage {
    private TestMessage() {}

    /** The message, to be sent at once. */
    public static AlertMessage of(AlertRule rule, Instant now) {
        String id = UUID.randomUUID().toString();
        Facts facts = Facts.test(rule, id, now);
        return new AlertMessage(
                id,
                rule.id(),
                rule.name(),
                null,
                facts.title(),
                facts.json(),
                now.toEpochMilli(),
                AlertMessage.State.WAITING,
                0,
                1,
                now.toEpochMilli(),
                null,
                null,
                null);
    }
}
