package dev.stranded.core;

import dev.stranded.bootstrap.Residence;
import dev.stranded.bootstrap.Tasks;
import dev.stranded.core.hook.BootSide;
import dev.stranded.core.hook.Hooking;
import dev.stranded.core.mailbox.OwnProcess;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the agent. What the first threads, queues and executors of a program need is in place when it returns; the
 * rest starts in the background.
 */
final class Agent {
    private Agent() {}

    /**
     * Puts the hooks in place and starts to watch.
     *
     * @param argument the options as given to the JVM
     * @param attached whether the application was already running
     * @return what it has said on standard error
     * @throws CannotStart if this JVM has no room for it; then nothing is changed
     */
    static List<String> start(String argument, Instrumentation instrumentation, boolean attached) throws CannotStart {
        Options options = Options.parse(argument, System.getenv());
        Voice voice = new Voice(options.quiet());
        RunTimeImage.check();
        if (!BootSide.define(instrumentation)) {
            throw new CannotStart("can't start: this JVM still has the hook classes of another build of Stranded, which"
                    + " was here before; attach that build, or restart the JVM");
        }
        if (!Residence.take()) {
            throw new CannotStart(
                    "is already in this JVM, so this second start changes nothing; give the options at the first,"
                            + " or detach first");
        }
        List<String> warnings = new ArrayList<>(options.warnings());
        warnings.addAll(RunTimeImage.lost(options.prove()));
        if (options.reclaim()) {
            warnings.addAll(Reclaim.allow(attached));
        }
        if (!Reclaim.threadsAreListed()) {
            Tasks.followWeakly();
        }
        Hooking hooking = Hooking.install(instrumentation, attached);
        Shift.start(options, voice, hooking, attached);
        voice.say(greeting(options, warnings, attached));
        return voice.said();
    }

    /** One line, whatever there is to say. */
    private static String greeting(Options options, List<String> warnings, boolean attached) {
        StringBuilder line = new StringBuilder(attached ? "attached to" : "watching").append(" this JVM");
        if (options.dashboard() != null) {
            line.append(", reporting to ").append(options.dashboard());
        }
        if (options.file() != null) {
            line.append(", writing to ").append(options.file());
        }
        if (!options.reports()) {
            line.append("; to see what it finds give it dashboard=URL or file=PATH, or ask with")
                    .append(" java -jar stranded-agent.jar findings ")
                    .append(OwnProcess.id());
        }
        for (String warning : warnings) {
            line.append("; ").append(warning);
        }
        return line.toString();
    }
}
