package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalTest {
    private static final String HELLO = new String(Told.lines(Told.hello("j1")), StandardCharsets.UTF_8);

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                        | Line 1 is missing;
            leaks!                                                    | Line 1 is no JSON
            [1]                                                       | Line 1 is no JSON object;
            {"jvm":"j1"}                                              | Line 1 is no hello;
            {"type":"hello","jvm":"j1"}                               | Line 1 speaks protocol none
            {"type":"hello","jvm":"j1","protocol":2}                  | Line 1 speaks protocol 2
            {"type":"hello","jvm":"j1","protocol":"1"}                | Line 1 speaks protocol "1"
            {"type":"hello","jvm":"j1","protocol":1}                  | Line 1 is no valid hello ("pid" is absent
            {"type":"hello","jvm":"j1","protocol":1,"pid":1,"thresholdMillis":1} | Line 1 is no valid hello (a hello must have the key "name");
            H{"type":"snapshot","jvm":"j1"}                           | Line 2 is no valid snapshot (a snapshot must have the key "at");
            H{"jvm":"j1"}                                             | Line 2 has no type;
            H{"type":"goodbye","jvm":"j2","at":"2026-01-01T12:00:00Z","reason":"x"} | Line 2 speaks of another JVM
            H{"type":"goodbye","jvm":"j1","at":"tomorrow","reason":"x"} | Line 2 is no valid goodbye ("at" may not be tomorrow);
            H{"type":"goodbye","jvm":"j1","at":7,"reason":"x"}        | Line 2 is no valid goodbye ("at" may not be 7);
            H{"type":"goodbye","jvm":"j1","at":"+40000-01-01T12:00:00Z","reason":"x"} | Line 2 has a at outside
            H{"type":"goodbye","jvm":"j1","at":"2026-01-01T12:00:00Z","reason":[]} | Line 2 is no valid goodbye ("reason" is absent
            H{"type":"finding","jvm":"j1","kind":7}                 | Line 2 is no valid finding ("kind" may not be 7);
            H{"type":"proof","jvm":"j1","id":"a"}                     | Line 2 is no valid proof (a proof must have the key "stage");
            H{"type":"goodbye"                                        | Line 2 is no JSON
            """)
    void a_bad_batch_changes_nothing_and_is_answered_with_a_sentence(String body, String sentence) {
        refused(post(body.replaceFirst("^H", Matcher.quoteReplacement(HELLO))), 400, sentence);
    }

    @Test
    void an_address_made_of_other_characters_is_refused() {
        refused(post(HELLO.replace("\"j1\"", "\"../j1\"")), 400, "Line 1 has a jvm that");
    }

    @Test
    void what_is_said_to_be_gzip_and_is_not_is_refused() {
        refused(
                dashboard.post(HELLO.getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip"),
                400,
                "The body is not the gzip");
    }

    @Test
    void a_cut_off_gzip_is_refused() {
        byte[] whole = Told.gzip(Told.lines(Told.hello("j1"), Told.snapshot("j1", NOON, 1)));
        byte[] cut = Arrays.copyOf(whole, whole.length - 20);
        refused(dashboard.post(cut, "Content-Encoding", "gzip"), 400, "The body is not the gzip");
    }

    @Test
    void another_coding_is_refused() {
        refused(
                dashboard.post(HELLO.getBytes(StandardCharsets.UTF_8), "Content-Encoding", "br"),
                415,
                "The body's Content-Encoding");
    }

    @Test
    void a_compressed_flood_of_short_lines_is_cut_off_while_it_is_read() {
        byte[] flood = Told.gzip((HELLO + "\n".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8));
        assertThat(flood).hasSizeLessThan(1 << 20);
        refused(dashboard.post(flood, "Content-Encoding", "gzip"), 413, "A batch may have");
    }

    @Test
    void a_compressed_flood_in_one_line_is_cut_off_at_the_longest_line() {
        byte[] flood = Told.gzip((HELLO + " ".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8));
        refused(dashboard.post(flood, "Content-Encoding", "gzip"), 413, "Line 2 is longer than 1024 KiB");
    }

    @Test
    void more_bytes_than_a_batch_may_have_are_refused() {
        String line = "{\"type\":\"later\",\"text\":\"" + "x".repeat(90_000) + "\"}\n";
        refused(post(HELLO + line.repeat(400)), 413, "A batch may have 8 MiB compressed and 32 MiB uncompressed");
    }

    @Test
    void json_nested_without_end_is_refused() {
        refused(post(HELLO + "[".repeat(100_000)), 400, "Line 2 is no JSON");
    }

    private static HttpResponse<String> post(String body) {
        return dashboard.post(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(dashboard.parse(answer.body()).at("/error").asText())
                .startsWith(sentence)
                .endsWith(".");
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms")).isEmpty();
        assertThat(dashboard.json("/api/v1/findings").at("/findings")).isEmpty();
    }
}
