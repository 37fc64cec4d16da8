package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.chart.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what was run and seen to one HTML file that needs nothing else, and its main pictures to files of their own.
 */
final class Report {
    private final Plan plan;
    private final List<ModeResult> results;
    private final Charts charts;

    Report(Plan plan, List<ModeResult> results) {
        this.plan = plan;
        this.results = results;
        this.charts = new Charts(plan, results);
    }

    /** Writes the page. */
    void write(Path file) throws CannotRun {
        String style = resource("chart.css") + resource("page.css");
        save(file, new ReportPage(plan, results, charts).html(style));
    }

    /** Writes {@code memory.svg}, {@code rejections.svg} and {@code throughput.svg} into a folder. */
    void writePictures(Path folder) throws CannotRun {
        save(folder.resolve("memory.svg"), picture(charts.memory()));
        save(folder.resolve("throughput.svg"), picture(charts.throughput()));
        save(folder.resolve("rejections.svg"), picture(charts.rejections()));
    }

    private static String picture(Chart chart) {
        return chart.picture(resource("chart.css") + resource("picture.css"));
    }

    private static void save(Path file, String text) throws CannotRun {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CannotRun(
                    "can't write " + file.toAbsolutePath() + " (" + e.getMessage()
                            + "); name a file in a folder that can be written",
                    e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Report.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new AssertionError(name + " is part of the demo");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
