package dev.stranded.core;

import dev.stranded.core.prove.Prover;
import dev.stranded.wire.ProveMode;
import java.lang.module.ModuleFinder;
import java.util.List;

/** The modules of the JDK that the agent needs, of which an image that {@code jlink} has made may lack some. */
final class RunTimeImage {
    private static final String NEEDED = "java.management";

    private RunTimeImage() {}

    /**
     * Looks for what the agent can't do without.
     *
     * @throws CannotStart if it is not there, with what helps
     */
    static void check() throws CannotStart {
        if (ModuleLayer.boot().findModule(NEEDED).isPresent()) {
            return;
        }
        boolean left = ModuleFinder.ofSystem().find(NEEDED).isPresent();
        throw new CannotStart("needs the module " + NEEDED + ", which this JVM "
                + (left ? "was started without; start it" : "has not in its run-time image; make that by jlink")
                + " with --add-modules " + NEEDED + "; the application runs without Stranded");
    }

    /** What of the options can't be done without modules that are not there, a sentence each. */
    static List<String> lost(ProveMode prove) {
        return prove != ProveMode.AUTO || Prover.isPossible()
                ? List.of()
                : List.of("prove=auto proves nothing without the module jdk.management, which this JVM lacks");
    }
}
