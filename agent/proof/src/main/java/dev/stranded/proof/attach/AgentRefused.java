package dev.stranded.proof.attach;

import java.util.Locale;

/** A JVM let itself be attached to, but no agent starts in it; the message is a sentence for people. */
public final class AgentRefused extends Exception {
    private static final long serialVersionUID = 1L;

    AgentRefused(AttachedJvm jvm, Throwable cause) {
        super("can't load the agent into " + jvm + sentence(jvm, String.valueOf(cause.getMessage())), cause);
    }

    private static String sentence(AttachedJvm jvm, String said) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("dynamic agent loading is not enabled")
                || jvm.process().refusesAgents()) {
            return ": it lets no agent be loaded while it runs; start it again with -XX:+EnableDynamicAgentLoading, or"
                    + " with -javaagent";
        }
        if (words.contains("java.instrument") || words.contains("libinstrument") || words.contains("instrument")) {
            return ": its run-time image lacks the module java.instrument (" + said
                    + "); make the image anew with that module among jlink's --add-modules";
        }
        return " (" + said + ")";
    }
}
