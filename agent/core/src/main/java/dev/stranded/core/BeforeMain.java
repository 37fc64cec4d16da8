package dev.stranded.core;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/** The core as the way in calls it before {@code main}. */
public final class BeforeMain implements BiConsumer<String, Instrumentation> {
    /** Takes the options, as given to the JVM. */
    @Override
    public void accept(String argument, Instrumentation instrumentation) {
        OwnPermissions.with(new Runnable() {
            @Override
            public void run() {
                start(argument, instrumentation);
            }
        });
    }

    private static void start(String argument, Instrumentation instrumentation) {
        try {
            Agent.start(argument, instrumentation, false);
        } catch (CannotStart e) {
            new Voice(false).say(e.sentence());
        }
    }
}
