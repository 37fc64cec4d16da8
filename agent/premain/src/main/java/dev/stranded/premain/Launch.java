package dev.stranded.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Opens the isolated loader on the jar that this class came from, and hands over to the core in it. */
final class Launch {
    private static final String BEFORE_MAIN = "dev.stranded.core.BeforeMain";
    private static final String WHILE_RUNNING = "dev.stranded.core.WhileRunning";

    /** Not named as a class: it is compiled for older JVMs, and so by itself. */
    private static final String ENTRY = "dev.stranded.premain.CommandEntry";

    private static final String JAR = ".jar";

    /** What the command line puts before the path of its own jar, behind all options; the module wire has it, too. */
    private static final String FROM_JAR = ",fromJar=";

    private static final String COMMAND = "dev.stranded.cli.Main";
    private static final String JUDGE = "dev.stranded.proof.JudgeJob";

    private Launch() {}

    /** Starts the agent of the jar that this class came from. */
    static void launch(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        launch(jar(), arguments, instrumentation, attached);
    }

    /**
     * Starts the agent. The core is called through an interface of the JDK: a reflective call would delay {@code main}
     * on JDK 18 and later, where it makes classes for itself.
     *
     * @param jar the agent's jar, unless the options end with another
     * @param arguments the options, as given to the JVM
     * @param attached whether the application was already running
     */
    @SuppressWarnings("unchecked")
    static void launch(File jar, @Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws Exception {
        if (!attached && isOwnCommand(jar)) {
            return;
        }
        String options = arguments == null ? "" : arguments;
        int end = attached ? options.lastIndexOf(FROM_JAR) : -1;
        File from = end < 0 ? jar : new File(options.substring(end + FROM_JAR.length()));
        Object core = isolated(from, attached ? WHILE_RUNNING : BEFORE_MAIN);
        ((BiConsumer<String, Instrumentation>) core)
                .accept(end < 0 ? options : options.substring(0, end), instrumentation);
    }

    /** Runs a command of the command line; returns the exit code. */
    @SuppressWarnings("unchecked")
    static int command(String[] arguments) throws Exception {
        boolean judge = arguments.length > 0 && arguments[0].equals("judge");
        return ((ToIntFunction<String[]>) isolated(jar(), judge ? JUDGE : COMMAND)).applyAsInt(arguments);
    }

    /**
     * Whether this JVM runs a command of the agent's own: where {@code JAVA_TOOL_OPTIONS} names the agent it is in that
     * one, too, and nobody wants to watch it.
     */
    private static boolean isOwnCommand(File jar) {
        String command = System.getProperty("sun.java.command", "");
        int end = command.indexOf(JAR);
        return command.startsWith(ENTRY)
                || (end >= 0
                        && new File(command.substring(0, end + JAR.length()))
                                .getAbsoluteFile()
                                .equals(jar));
    }

    private static File jar() throws URISyntaxException {
        return new File(
                Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Object isolated(File jar, String name) throws Exception {
        return Class.forName(name, true, new IsolatedLoader(jar))
                .getConstructor()
                .newInstance();
    }
}
