package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A tool of a JDK that was run to its end.
 *
 * @param exitCode how it ended
 * @param stdout the lines on standard output
 * @param stderr the lines on standard error
 */
record Command(int exitCode, List<String> stdout, List<String> stderr) {
    private static final String FOR_ALL_JVMS = "JAVA_TOOL_OPTIONS";
    private static final int MOST_SECONDS = 60;

    /** Runs a tool; {@code options} are for every JVM that it starts, an empty text for none. */
    static Command run(String options, Path tool, Object... arguments) throws IOException, InterruptedException {
        Path err = Files.createTempFile("stranded-tool", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(tool.toString()).redirectError(err.toFile());
            Arrays.stream(arguments).map(Object::toString).forEach(builder.command()::add);
            builder.environment().keySet().removeIf(name -> name.equals("JDK_JAVA_OPTIONS"));
            builder.environment().remove(FOR_ALL_JVMS);
            if (!options.isEmpty()) {
                builder.environment().put(FOR_ALL_JVMS, options);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            List<String> stdout;
            try (InputStream out = process.getInputStream()) {
                stdout = new String(out.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Command(process.exitValue(), stdout, Files.readAllLines(err));
        } finally {
            Files.delete(err);
        }
    }
}
