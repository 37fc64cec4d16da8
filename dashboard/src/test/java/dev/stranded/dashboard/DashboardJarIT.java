package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class DashboardJarIT {
    private static final Path JAR = Path.of(System.getProperty("stranded.dashboard.jar"));

    @TempDir
    private Path folder;

    @Test
    void the_jar_starts_says_where_it_is_answers_and_ends_without_a_word() throws Exception {
        Process process = start("--port", "0", "--data", folder.resolve("data").toString());
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("Stranded dashboard at http://127\\.0\\.0\\.1:\\d+ \\(data in .*data\\)");
            String url = line.replaceAll(".*(http://[^ ]+) .*", "$1");
            assertThat(get(url + "/health")).isEqualTo("{\"status\":\"up\"}");
            assertThat(get(url + "/")).contains("<!doctype html>");
            assertThat(get(url + "/webjars/lit-html/lit-html.js")).contains("export");
            assertThat(post(url + "/api/v1/ingest", Told.lines(Told.hello("j1"))))
                    .isEqualTo(200);
            assertThat(get(url + "/api/v1/jvms")).contains("\"jvm\":\"j1\"");
            process.toHandle().destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
        assertThat(errors()).isEmpty();
    }

    @Test
    void a_port_that_is_taken_ends_it_with_one_sentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--port", String.valueOf(other.getLocalPort()), "--data", folder.toString());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(errors()).singleElement().asString().contains("can't listen at port " + other.getLocalPort());
        }
    }

    @Test
    void a_misspelt_option_ends_it_with_one_sentence() throws Exception {
        Process process = start("--prot", "1");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors()).singleElement().asString().contains("--prot");
    }

    @Test
    void the_jar_says_what_it_needs_and_carries_no_signatures() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            var manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.stranded.dashboard.Main");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.matches("(META-INF/[^/]*\\.(SF|RSA|DSA)|.*module-info\\.class)"))
                    .doesNotHaveDuplicates();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(folder.resolve("errors"));
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int post(String url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
