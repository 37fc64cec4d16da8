package dev.stranded.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;

/** Opens the isolated loader on the jar that this class came from, and hands over to the core in it. */
public final class Launch {
    private static final String CORE = "dev.stranded.core.Agent";

    private Launch() {}

    /**
     * Starts the agent; called by reflection from {@link AgentEntry}.
     *
     * @param arguments the options, as given to the JVM; may be null
     * @param attached whether the application was already running
     */
    public static void launch(String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        File jar = new File(
                Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Class.forName(CORE, true, new IsolatedLoader(jar))
                .getMethod("start", String.class, Instrumentation.class, boolean.class)
                .invoke(null, arguments == null ? "" : arguments, instrumentation, attached);
    }
}
