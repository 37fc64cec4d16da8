package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageFilesTest {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(folder, new SetClock());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jvms/j1", "/jvms/j1/findings/abc", "/findings", "/services?name=shop", "/compare"})
    void the_page_is_at_every_address_that_it_gives_out(String path) {
        HttpResponse<String> page = dashboard.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<!doctype html>");
    }

    @ParameterizedTest
    @CsvSource({
        "/webjars/lit-html/lit-html.js, text/javascript",
        "/webjars/lit-html/directives/repeat.js, text/javascript",
        "/webjars/uplot/dist/uPlot.esm.js, text/javascript",
        "/webjars/uplot/dist/uPlot.min.css, text/css"
    })
    void libraries_are_served_without_their_version(String path, String type) {
        HttpResponse<String> file = dashboard.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }

    @Test
    void a_file_that_the_browser_has_is_not_sent_again() {
        String tag = dashboard.get("/").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = dashboard.get("/", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(dashboard.get("/", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void files_are_sent_compressed_to_who_takes_that() throws IOException {
        HttpResponse<byte[]> packed = bytes("/webjars/uplot/dist/uPlot.esm.js", "gzip, deflate, br");
        HttpResponse<byte[]> plain = bytes("/webjars/uplot/dist/uPlot.esm.js", "identity");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
    }

    private static HttpResponse<byte[]> bytes(String path, String encodings) throws IOException {
        try {
            return dashboard
                    .http()
                    .send(
                            HttpRequest.newBuilder(dashboard.at(path))
                                    .header("Accept-Encoding", encodings)
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets/..%2findex.html",
                "/assets/..%5cindex.html",
                "/assets//index.html",
                "/assets/",
                "/assets/./app.js",
                "/webjars/uplot/../../../dev/stranded/dashboard/build.properties",
                "/webjars/uplot/%2e%2e/1.6.30/package.json",
                "/webjars/other/x.js",
                "/assets/missing.js",
                "/assets/app.class"
            })
    void no_path_leads_out_of_the_page(String path) {
        HttpResponse<String> answer = dashboard.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
    }
}
