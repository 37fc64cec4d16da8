package dev.stranded.dashboard.page;

import dev.stranded.wire.Command;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built jar, running. */
final class DashboardProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Stranded dashboard at (http://127\\.0\\.0\\.1:(\\d+)) .*");
    private static final String JAR = Objects.requireNonNull(
            System.getProperty("stranded.dashboard.jar"), "the build says in stranded.dashboard.jar where the jar is");
    private static final int STORED = 200;
    private static final int END_SECONDS = 30;

    private final Process process;
    private final Path folder;
    private final String url;
    private final int port;
    private String token = "";

    private DashboardProcess(Process process, Path folder, Matcher ready) {
        this.process = process;
        this.folder = folder;
        this.url = ready.group(1);
        this.port = Integer.parseInt(ready.group(2));
    }

    /** Starts it on a free port. */
    static DashboardProcess start(Path folder) throws IOException {
        return start(folder, 0);
    }

    private static DashboardProcess start(Path folder, int port) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR,
                "--port",
                Integer.toString(port),
                "--data",
                folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        Matcher ready = READY.matcher(String.valueOf(line));
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new AssertionError("the dashboard did not say where it is but: " + line);
        }
        return new DashboardProcess(process, folder, ready);
    }

    /** Posts with a token from now on. */
    DashboardProcess showing(String token) {
        this.token = token;
        return this;
    }

    String url() {
        return url;
    }

    /** Posts what an agent would, and gives what the answer asks for. */
    List<Command> take(Message... messages) throws IOException, InterruptedException {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(batch)) {
            for (Message message : messages) {
                writer.write(message);
            }
        }
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/api/v1/ingest"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.toByteArray()))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != STORED) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Command.in(answer.body());
    }

    /** Starts it again where it was, once it is closed. */
    DashboardProcess startAgain() throws IOException {
        return start(folder, port);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
    }
}
