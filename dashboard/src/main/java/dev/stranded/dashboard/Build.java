package dev.stranded.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * What the build says of this jar.
 *
 * @param version of the dashboard
 * @param webjars versions of the WebJars in it, by name
 */
record Build(String version, Map<String, String> webjars) {
    static Build read() {
        Properties build = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                build.getProperty("version"),
                Map.of("lit-html", build.getProperty("lit-html"), "uplot", build.getProperty("uplot")));
    }
}
