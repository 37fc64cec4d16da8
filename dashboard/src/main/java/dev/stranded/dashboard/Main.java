package dev.stranded.dashboard;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "stranded-dashboard",
        description = "Shows what Stranded's agents find in their JVMs.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "${env:STRANDED_DASHBOARD_HOST:-127.0.0.1}",
            description = "Where to listen; an address of this machine's loopback (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "${env:STRANDED_DASHBOARD_PORT:-7800}",
            description = "The port; 0 for a free one (default: 7800).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:STRANDED_DASHBOARD_DATA}",
            description = "Where to keep what it is told (default: stranded/dashboard in your folder for such data).")
    private @Nullable Path folder;

    private Main() {}

    /** Starts the dashboard; it runs until the process is ended. */
    public static void main(String... arguments) {
        int status = new CommandLine(new Main())
                .setParameterExceptionHandler(Main::misused)
                .execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = new Settings(host, port, (folder == null ? DataFolder.ofUser() : folder).toAbsolutePath());
        Dashboard dashboard;
        try {
            dashboard = Dashboard.start(settings, Clock.systemUTC());
        } catch (StartFailure e) {
            System.err.println("Stranded dashboard: " + e.getMessage());
            return FAILED;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(dashboard::close, "stranded-stop"));
        PrintStream out = System.out;
        out.println("Stranded dashboard at " + dashboard.url() + " (data in " + settings.folder() + ")");
        out.flush();
        Thread.currentThread().join();
        return 0;
    }

    private static int misused(CommandLine.ParameterException e, String... arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("Stranded dashboard: " + e.getMessage() + "; see --help");
        err.flush();
        return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Says the version of the build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"stranded-dashboard " + Build.read().version()};
        }
    }
}
