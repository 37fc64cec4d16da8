package dev.stranded.demo.stage;

import dev.stranded.demo.CannotRun;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A dashboard, started from the jar that is bundled with the demo. */
public final class DashboardProcess {
    private static final int USUAL_PORT = 7800;
    private static final Pattern READY = Pattern.compile("Stranded dashboard at (http://\\S+).*");

    private final Process process;
    private final String url;

    private DashboardProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a dashboard and waits until it is ready.
     *
     * @param port where it has to listen; null: at the usual port, or at a free one where that is taken
     * @param data where it keeps what it is told; null: on the stage
     */
    public static DashboardProcess start(Stage stage, @Nullable Integer port, @Nullable Path data) throws CannotRun {
        Path jar = stage.unpack("stranded-dashboard.jar");
        Path log = stage.path("dashboard.log");
        List<String> command = List.of(
                Java.executable(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar + File.pathSeparator + Java.ownJar(),
                TiedToParent.class.getName(),
                mainClass(jar),
                "--port",
                String.valueOf(port == null ? usualOrFree() : port),
                "--data",
                (data == null ? stage.path("dashboard") : data).toString());
        Process process = stage.start(command, Map.of(), log);
        try {
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    return new DashboardProcess(process, ready.group(1));
                }
            }
            throw new CannotRun(
                    "the dashboard did not start: " + Files.readString(log).strip());
        } catch (IOException e) {
            throw new CannotRun("the dashboard did not start (" + e.getMessage() + ")", e);
        }
    }

    /** Where its page is. */
    public String url() {
        return url;
    }

    /** Waits until it ends, which it does by Ctrl-C. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    private static String mainClass(Path jar) throws CannotRun {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException e) {
            throw new CannotRun("can't read " + jar + " (" + e.getMessage() + ")", e);
        }
    }

    private static int usualOrFree() {
        try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
