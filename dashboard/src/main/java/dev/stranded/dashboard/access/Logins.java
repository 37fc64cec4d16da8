package dev.stranded.dashboard.access;

import dev.stranded.dashboard.store.AccessBook;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who has logged in. A login ends when its time is over, when its token is revoked, or when its user says so; all
 * dashboards of one store know it.
 */
public final class Logins {
    /** So long one lasts. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private final AccessBook book;
    private final Tokens tokens;
    private final Clock clock;

    /** Kept in a store. */
    public Logins(AccessBook book, Tokens tokens, Clock clock) {
        this.book = book;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Begins one, and gives the secret that its cookie holds: never one that a browser brought along. */
    public String begin(Token token) {
        String secret = Secret.make();
        long now = clock.millis();
        book.begin(Secret.hash(secret), token.hash(), now, now + LONGEST.toMillis());
        return secret;
    }

    /** Who logged in; null where the login has ended or never was. */
    public @Nullable Caller find(String secret) {
        String hash = book.tokenOf(Secret.hash(secret), clock.millis());
        Token token = hash == null ? null : tokens.withHash(hash);
        return token == null ? null : new Caller(token.name(), token.role(), Caller.By.LOGIN);
    }

    /** Ends one, where there is one. */
    public void end(String secret) {
        book.end(Secret.hash(secret));
    }
}
