package dev.stranded.dashboard;

import dev.stranded.dashboard.store.Keep;
import dev.stranded.dashboard.store.StoreSettings;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "stranded-dashboard",
        description = "Shows what Stranded's agents find in their JVMs.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = TokenCommand.class,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MOST_DAYS = 3_650;
    private static final long FEWEST_MEGABYTES = 16;
    private static final long MOST_MEGABYTES = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "${env:STRANDED_DASHBOARD_HOST:-127.0.0.1}",
            description = "Where to listen; where others can reach it, tokens are needed (default: 127.0.0.1).")
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

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:STRANDED_DASHBOARD_STORE}",
            description = "A PostgreSQL database, jdbc:postgresql://HOST/DATABASE, which several dashboards may share;"
                    + " its user and password from the URL or from STRANDED_DASHBOARD_STORE_USER and"
                    + " STRANDED_DASHBOARD_STORE_PASSWORD (default: a file in the folder of --data).")
    private @Nullable String store;

    @Option(
            names = "--keep-days",
            paramLabel = "NUMBER",
            defaultValue = "${env:STRANDED_DASHBOARD_KEEP_DAYS:-30}",
            description = "So many days JVMs that are gone, and findings that are over, are kept (default: 30).")
    private int keepDays;

    @Option(
            names = "--keep-mb",
            paramLabel = "NUMBER",
            defaultValue = "${env:STRANDED_DASHBOARD_KEEP_MB:-2048}",
            description = "So many megabytes are kept; of more, the oldest goes first (default: 2048).")
    private long keepMegabytes;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            defaultValue = "${env:STRANDED_DASHBOARD_TOKENS}",
            description = "The file with the tokens that token add makes (default: tokens in the data folder).")
    private @Nullable Path tokens;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            split = ",",
            defaultValue = "${env:STRANDED_DASHBOARD_PUBLIC_URL}",
            description = "How browsers and agents call it, by a name or through a proxy; several with commas.")
    private List<URI> urls = List.of();

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            defaultValue = "${env:STRANDED_DASHBOARD_TLS_KEYSTORE}",
            description = "Speaks HTTPS with the key in this PKCS #12 or JKS file; its password is in the environment's"
                    + " STRANDED_DASHBOARD_TLS_PASSWORD or in --tls-password-file.")
    private @Nullable Path keyStore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            defaultValue = "${env:STRANDED_DASHBOARD_TLS_PASSWORD_FILE}",
            description = "The first line of this file is the key store's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--otlp-url",
            paramLabel = "URL",
            defaultValue = "${env:STRANDED_DASHBOARD_OTLP_URL}",
            description = "Pushes the metrics by OTLP, such as to http://127.0.0.1:4318/v1/metrics.")
    private @Nullable URI otlp;

    private Main() {}

    /** Starts the dashboard; it runs until the process is ended. */
    public static void main(String... arguments) {
        int status = commandLine().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setParameterExceptionHandler(Main::misused);
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings;
        Dashboard dashboard;
        try {
            settings = settings();
            dashboard = Dashboard.start(settings, Clock.systemUTC());
            if (Door.isOverheard(settings)) {
                System.err.println("Stranded dashboard: tokens reach it in plain HTTP, which others on the network can"
                        + " read; give --tls-keystore, or where a proxy speaks HTTPS --public-url https://NAME");
            }
        } catch (StartFailure e) {
            System.err.println("Stranded dashboard: " + e.getMessage());
            return FAILED;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(dashboard::close, "stranded-stop"));
        PrintStream out = System.out;
        out.println("Stranded dashboard at " + dashboard.url() + " (data in "
                + settings.store().place() + ")");
        out.flush();
        Thread.currentThread().join();
        return 0;
    }

    private StoreSettings storeIn(Path data) {
        if (keepDays < 1 || keepDays > MOST_DAYS) {
            throw misuse("--keep-days is a number from 1 to " + MOST_DAYS);
        }
        if (keepMegabytes < FEWEST_MEGABYTES || keepMegabytes > MOST_MEGABYTES) {
            throw misuse("--keep-mb is a number from " + FEWEST_MEGABYTES + " to " + MOST_MEGABYTES);
        }
        return new StoreSettings(
                data,
                store,
                System.getenv("STRANDED_DASHBOARD_STORE_USER"),
                System.getenv("STRANDED_DASHBOARD_STORE_PASSWORD"),
                Keep.ofMegabytes(keepDays, keepMegabytes));
    }

    private CommandLine.ParameterException misuse(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    private Settings settings() throws StartFailure {
        Path data = (folder == null ? DataFolder.ofUser() : folder).toAbsolutePath();
        for (URI url : urls) {
            checkUrl("--public-url", url, "https://stranded.example.com");
        }
        if (otlp != null) {
            checkUrl("--otlp-url", otlp, "http://127.0.0.1:4318/v1/metrics");
        }
        Tls tls = keyStore == null
                ? null
                : Tls.of(keyStore, passwordFile, System.getenv("STRANDED_DASHBOARD_TLS_PASSWORD"));
        Path tokenFile = tokens == null ? Entrance.tokensIn(data) : tokens;
        return new Settings(host, port, data, storeIn(data), new Entrance(tokenFile, List.copyOf(urls), tls), otlp);
    }

    private static void checkUrl(String option, URI url, String example) throws StartFailure {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new StartFailure(option + "=" + url + " is no URL that can be used; give one such as " + example);
        }
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
