package dev.stranded.demo.pattern.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stranded.demo.pattern.RecordedThreads;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FilePipelineTest {
    private static final int STAGES = 3;

    private final RecordedThreads threads = new RecordedThreads();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void every_line_is_transformed_and_written_in_order() throws Exception {
        List<String> lines =
                IntStream.range(0, 1_000).mapToObj(line -> "line " + line).toList();
        Path from = Files.write(folder.resolve("from"), lines);
        FilePipeline.run(from, folder.resolve("to"), FilePipelineTest::upper, threads);
        assertThat(folder.resolve("to"))
                .hasContent(String.join(
                                "\n",
                                lines.stream().map(FilePipelineTest::upper).toList()) + "\n");
        threads.assertAllEnded(STAGES);
    }

    @Test
    void a_file_that_can_t_be_read_to_its_end_leaves_the_old_result_and_nothing_else() throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "good\ncaf\u00e9\n", StandardCharsets.ISO_8859_1);
        Path to = Files.writeString(folder.resolve("to"), "the old result");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> FilePipeline.run(from, to, FilePipelineTest::upper, threads))
                .withCauseInstanceOf(MalformedInputException.class);
        assertThat(to).hasContent("the old result");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(from, to);
        }
        threads.assertAllEnded(STAGES);
    }

    @Test
    void a_target_that_can_t_be_written_ends_all_stages() throws IOException {
        List<String> lines =
                IntStream.range(0, 10_000).mapToObj(line -> "line " + line).toList();
        Path from = Files.write(folder.resolve("from"), lines);
        Path to = folder.resolve("missing").resolve("to");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> FilePipeline.run(from, to, FilePipelineTest::upper, threads))
                .withCauseInstanceOf(NoSuchFileException.class);
        threads.assertAllEnded(STAGES);
    }

    @Test
    void an_interrupt_of_the_caller_ends_all_stages() throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "one\ntwo\n");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> FilePipeline.run(from, folder.resolve("to"), FilePipelineTest::upper, threads));
        assertThat(folder.resolve("to")).doesNotExist();
        threads.assertAllEnded(STAGES);
    }

    private static String upper(String line) {
        return line.toUpperCase(Locale.ROOT);
    }
}
