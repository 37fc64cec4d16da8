package dev.stranded.core;

import dev.stranded.core.mailbox.Ask;
import dev.stranded.core.mailbox.Mailbox;
import dev.stranded.wire.Detached;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import dev.stranded.wire.Question;
import dev.stranded.wire.Refused;
import dev.stranded.wire.Threads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Answers who asks through the mailbox.
 *
 * <p>Ownership: the census thread, between two looks.
 */
final class Attendant {
    /** Each look for a question takes some forty microseconds. */
    private static final long BETWEEN_MILLIS = 1_000;

    /** Who has asked often asks again, such as a terminal that is drawn anew. */
    private static final long BETWEEN_MILLIS_ONCE_ASKED = 250;

    private static final long ASKED_MILLIS = 10_000;

    private final Mailbox mailbox;
    private final Watch watch;
    private final Departure departure;
    private boolean left;

    /** Until then there may be another question soon. */
    private long askedUntilMillis = Long.MIN_VALUE;

    Attendant(Mailbox mailbox, Watch watch, Departure departure) {
        this.mailbox = mailbox;
        this.watch = watch;
        this.departure = departure;
    }

    /** Whether the agent has left on request; nothing of it may be used any more. */
    boolean hasLeft() {
        return left;
    }

    /** Attends until nothing is left of the pause, which may become shorter meanwhile, or the agent has left. */
    void attend(LongSupplier restMillis) throws InterruptedException {
        for (long rest = restMillis.getAsLong(); rest > 0 && !left; rest = restMillis.getAsLong()) {
            Ask ask = mailbox.look();
            if (ask == null) {
                TimeUnit.MILLISECONDS.sleep(Math.min(betweenMillis(), rest));
            } else {
                answer(ask);
                askedUntilMillis = clockMillis() + ASKED_MILLIS;
            }
        }
    }

    private long betweenMillis() {
        return clockMillis() < askedUntilMillis ? BETWEEN_MILLIS_ONCE_ASKED : BETWEEN_MILLIS;
    }

    private static long clockMillis() {
        return System.nanoTime() / 1_000_000;
    }

    private void answer(Ask ask) {
        Question question = Question.named(ask.command());
        try {
            if (question == null) {
                refuse(ask, "this agent does not know \"" + ask.command() + "\"; use the jar that it came from");
                return;
            }
            switch (question) {
                case LOOK -> look(ask);
                case THREADS -> threads(ask);
                case DETACH -> detach(ask);
            }
        } catch (IOException e) {
            // Who asked notices that there is no answer.
        }
    }

    private void look(Ask ask) throws IOException {
        List<Message> known = watch.known();
        mailbox.answer(ask.nonce(), out -> {
            for (Message message : known) {
                out.write(message);
            }
        });
    }

    private void threads(Ask ask) throws IOException {
        Hello hello = watch.hello();
        try {
            Threads threads = watch.threads();
            mailbox.answer(ask.nonce(), out -> {
                out.write(hello);
                out.write(threads);
            });
        } catch (RuntimeException | Error e) {
            refuse(ask, "the agent failed at it (" + e + ")");
        }
    }

    private void detach(Ask ask) throws IOException {
        Hello hello = watch.hello();
        String obstacle = departure.obstacle();
        if (obstacle != null) {
            refuse(ask, obstacle);
            return;
        }
        left = true;
        Detached detached = departure.leave();
        mailbox.answer(ask.nonce(), out -> {
            out.write(hello);
            out.write(detached);
        });
    }

    private void refuse(Ask ask, String sentence) throws IOException {
        mailbox.answer(ask.nonce(), (NdjsonWriter out) -> out.write(new Refused(sentence)));
    }
}
