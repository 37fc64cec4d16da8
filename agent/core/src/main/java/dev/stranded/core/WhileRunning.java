package dev.stranded.core;

import dev.stranded.core.mailbox.Mailbox;
import dev.stranded.wire.Answer;
import dev.stranded.wire.Attached;
import dev.stranded.wire.Question;
import dev.stranded.wire.Refused;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The core as the way in calls it when the agent is attached to a running JVM.
 *
 * <p>It works on a thread of its own, since the JVM's thread for attaching lives on, and with it whatever the JDK's and
 * the libraries' thread locals would keep of the agent. What goes wrong is answered to who attached or, where that
 * can't be, thrown, so that it reaches him through the JVM, which then prints it, too.
 */
public final class WhileRunning implements BiConsumer<String, Instrumentation> {
    /** Who attaches adds to the options where to answer to. */
    private static final Pattern ATTACHER = Pattern.compile("(.*?),?" + Question.ATTACHED_BY + "([0-9a-f]{32})");

    /** Takes the options, as given to the JVM. */
    @Override
    public void accept(String argument, Instrumentation instrumentation) {
        OwnPermissions.with(() -> attach(argument, instrumentation));
    }

    private static void attach(String argument, Instrumentation instrumentation) {
        Start start = new Start(argument, instrumentation);
        Thread thread = new Thread(null, start, "stranded-attach", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (start.failure != null) {
            throw new IllegalStateException("Stranded " + start.failure);
        }
    }

    private static final class Start implements Runnable {
        private final String options;
        private final @Nullable String nonce;
        private final Instrumentation instrumentation;
        private @Nullable String failure;

        Start(String argument, Instrumentation instrumentation) {
            Matcher attacher = ATTACHER.matcher(argument);
            boolean known = attacher.matches();
            this.options = known ? attacher.group(1) : argument;
            this.nonce = known ? attacher.group(2) : null;
            this.instrumentation = instrumentation;
        }

        @Override
        public void run() {
            try {
                List<String> said = Agent.start(options, instrumentation, true);
                answer(new Attached(said));
            } catch (CannotStart e) {
                failure = e.sentence();
            } catch (Throwable e) {
                failure = "could not start (" + e + "); the application runs without it";
            }
            if (failure != null && answer(new Refused(failure))) {
                failure = null;
            }
        }

        /** Whether somebody gets the answer. */
        private boolean answer(Answer answer) {
            try {
                if (nonce != null) {
                    new Mailbox().answer(nonce, out -> out.write(answer));
                }
                return nonce != null;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
