package dev.stranded.dashboard.alert;

import dev.stranded.dashboard.store.AlertBook;
import dev.stranded.dashboard.store.AlertCandidate;
import dev.stranded.dashboard.store.AlertFinding;
import dev.stranded.dashboard.store.AlertMessage;
import dev.stranded.dashboard.store.AlertRule;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Looks which findings the rules are about.
 *
 * <p>It follows the store's revisions, and looks at everything anew when the rules have changed or the dashboard was
 * started: what was told already is known to the store. Ownership: one thread.
 */
final class Watch {
    private static final int MOST_ATTEMPTS = 12;

    private final AlertBook book;
    private final Clock clock;
    private List<AlertRule> known = List.of();
    private long seen;

    Watch(AlertBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    void look(List<AlertRule> rules) {
        if (!rules.equals(known)) {
            known = rules;
            seen = 0;
        }
        List<AlertRule> enabled = rules.stream().filter(AlertRule::enabled).toList();
        if (enabled.isEmpty()) {
            return;
        }
        List<AlertCandidate> changed = book.candidates(seen);
        for (AlertCandidate candidate : changed) {
            for (AlertRule rule : enabled) {
                if (rule.concerns(candidate.key(), candidate.kind(), candidate.verdict())) {
                    tell(rule, candidate);
                }
            }
        }
        if (!changed.isEmpty()) {
            goOnFrom(changed.get(changed.size() - 1).revision(), changed.size() >= AlertBook.MOST_CANDIDATES);
        }
    }

    /** Where not all could be read, the last revision may not be complete. */
    private void goOnFrom(long last, boolean cut) {
        seen = cut && last - 1 > seen ? last - 1 : last;
    }

    private void tell(AlertRule rule, AlertCandidate candidate) {
        if (book.isTold(rule, candidate.key())) {
            return;
        }
        AlertFinding finding = book.finding(candidate);
        if (finding == null || (rule.growth() != null && finding.growth() < rule.growth())) {
            return;
        }
        String id = UUID.randomUUID().toString();
        Facts facts = Facts.of(rule, candidate, finding, id, clock.instant());
        book.tell(new AlertMessage(
                id,
                rule.id(),
                rule.name(),
                candidate.key(),
                facts.title(),
                facts.json(),
                clock.millis(),
                AlertMessage.State.WAITING,
                0,
                MOST_ATTEMPTS,
                clock.millis(),
                null,
                null,
                null));
    }
}
