package dev.stranded.core;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/** The core as the way in calls it when the agent is attached to a running JVM. */
public final class WhileRunning implements BiConsumer<String, Instrumentation> {
    /** Takes the options, as given to the JVM. */
    @Override
    public void accept(String argument, Instrumentation instrumentation) {
        Agent.start(argument, instrumentation, true);
    }
}
