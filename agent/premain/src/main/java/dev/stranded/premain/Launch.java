package dev.stranded.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Opens the isolated loader on the jar that this class came from, and hands over to the core in it. */
final class Launch {
    private static final String BEFORE_MAIN = "dev.stranded.core.BeforeMain";
    private static final String WHILE_RUNNING = "dev.stranded.core.WhileRunning";

    private static final String COMMAND = "dev.stranded.proof.ProveCommand";
    private static final String JUDGE = "dev.stranded.proof.JudgeJob";

    private Launch() {}

    /**
     * Starts the agent. The core is called through an interface of the JDK: a reflective call would delay {@code main}
     * on JDK 18 and later, where it makes classes for itself.
     *
     * @param arguments the options, as given to the JVM
     * @param attached whether the application was already running
     */
    @SuppressWarnings("unchecked")
    static void launch(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        Object core = isolated(attached ? WHILE_RUNNING : BEFORE_MAIN);
        ((BiConsumer<String, Instrumentation>) core).accept(arguments == null ? "" : arguments, instrumentation);
    }

    /** Runs a command of the command line; returns the exit code. */
    @SuppressWarnings("unchecked")
    static int command(String[] arguments) throws Exception {
        return ((ToIntFunction<String[]>) isolated(arguments[0].equals("judge") ? JUDGE : COMMAND))
                .applyAsInt(arguments);
    }

    private static Object isolated(String name) throws Exception {
        File jar = new File(
                Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Class.forName(name, true, new IsolatedLoader(jar))
                .getConstructor()
                .newInstance();
    }
}
