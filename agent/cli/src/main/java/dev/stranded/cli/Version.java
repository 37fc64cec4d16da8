package dev.stranded.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this jar, and of the JVM that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getClassLoader().getResourceAsStream("dev/stranded/cli/build.properties")) {
            if (in != null) {
                build.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return new String[] {
            "Stranded " + build.getProperty("version", "unknown") + ", on JDK " + System.getProperty("java.version")
        };
    }
}
