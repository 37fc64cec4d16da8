package dev.stranded.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class FileSinkTest {
    private static final byte[] HELLO = bytes("hello\n");
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    static boolean thereIsAFullDevice() {
        return Files.exists(FULL);
    }

    @Test
    void it_begins_with_the_introduction_and_appends_to_what_is_there() throws IOException {
        Path file = folder.resolve("new/out.ndjson");
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(file, "before\n");
        FileSink sink = new FileSink(file, HELLO);
        sink.open();
        sink.write("1", List.of(bytes("a\n"), bytes("b\n")));
        sink.close();
        assertThat(file).content().isEqualTo("before\nhello\na\nb\n");
    }

    @Test
    void a_file_whose_folder_vanishes_is_missed_once_and_then_made_anew() throws IOException {
        Path file = folder.resolve("logs/out.ndjson");
        FileSink sink = new FileSink(file, HELLO);
        sink.open();
        Files.delete(file);
        Files.delete(file.getParent());
        assertThatThrownBy(() -> sink.write("1", List.of(bytes("a\n")))).isInstanceOf(NoSuchFileException.class);
        sink.write("1", List.of(bytes("b\n")));
        sink.close();
        assertThat(file).content().isEqualTo("hello\nb\n");
    }

    @Test
    void a_file_that_was_moved_away_is_left_alone() throws IOException {
        Path file = folder.resolve("out.ndjson");
        FileSink sink = new FileSink(file, HELLO);
        sink.open();
        Path moved = Files.move(file, folder.resolve("out.1"));
        Files.writeString(file, "another's\n");
        assertThatThrownBy(() -> sink.write("1", List.of(bytes("a\n")))).isInstanceOf(NoSuchFileException.class);
        sink.write("1", List.of(bytes("b\n")));
        sink.close();
        assertThat(moved).content().isEqualTo("hello\n");
        assertThat(file).content().isEqualTo("another's\nhello\nb\n");
    }

    @Test
    @EnabledIf("thereIsAFullDevice")
    void a_full_disk_is_an_exception_each_time() {
        FileSink sink = new FileSink(FULL, HELLO);
        assertThatThrownBy(sink::open).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sink.write("1", List.of(bytes("a\n")))).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
