package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.demo.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

final class ReportTest {
    @TempDir
    Path folder;

    private final Report report = new Report(
            Results.PLAN,
            List.of(
                    Results.killed(Mode.NAIVE, 2_010),
                    Results.completed(Mode.POOL, 258, 1_701),
                    Results.completed(Mode.RATE_LIMITED, 258, 0)));

    @Test
    void the_page_needs_nothing_from_elsewhere_and_runs_nothing() throws CannotRun, IOException {
        Path page = folder.resolve("not/there/yet/report.html");
        report.write(page);
        String html = Files.readString(page);
        assertThat(html).contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "<script", "style=\"", "@import", "url(");
        assertThat(html).contains("killed at its memory limit of 2,000 MB", "naive  2,010 MB, killed", "seed 278");
        assertThat(html.split("<svg ", -1)).hasSize(8);
    }

    @Test
    void the_pictures_are_well_formed_and_carry_their_style() throws Exception {
        report.writePictures(folder);
        for (String name : List.of("memory.svg", "throughput.svg", "rejections.svg")) {
            assertThat(wellFormed(folder.resolve(name))).isTrue();
            assertThat(folder.resolve(name)).content().contains("prefers-color-scheme: dark");
        }
    }

    private static boolean wellFormed(Path file) throws Exception {
        try {
            javax.xml.parsers.DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile());
            return true;
        } catch (SAXException e) {
            return false;
        }
    }
}
