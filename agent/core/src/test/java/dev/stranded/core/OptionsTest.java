package dev.stranded.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    @AfterEach
    void clear() {
        System.clearProperty("stranded.name");
    }

    @Test
    void the_argument_wins_over_the_property_and_that_over_the_environment() {
        System.setProperty("stranded.name", "property");
        Map<String, String> environment = Map.of("STRANDED_NAME", "environment", "STRANDED_VERSION", "7");
        assertThat(Options.parse("name=argument", environment).name()).isEqualTo("argument");
        assertThat(Options.parse("", environment).name()).isEqualTo("property");
        assertThat(Options.parse("", environment).version()).isEqualTo("7");
    }

    @Test
    void every_key_is_read() {
        Options options = Options.parse(
                "dashboard=http://127.0.0.1:7800/,name=shop,file=/tmp/a=b.ndjson,threshold=500ms,sample=2s,quiet=true",
                Map.of());
        assertThat(options.warnings()).isEmpty();
        assertThat(options.dashboard()).isEqualTo(URI.create("http://127.0.0.1:7800"));
        assertThat(options.file()).isEqualTo(Path.of("/tmp/a=b.ndjson"));
        assertThat(options.thresholdMillis()).isEqualTo(500);
        assertThat(options.sampleMillis()).isEqualTo(2_000);
        assertThat(options.longestSampleMillis()).as("as it is told").isEqualTo(2_000);
        assertThat(options.quiet()).isTrue();
    }

    @Test
    void a_list_goes_on_until_the_next_key() {
        Options options = Options.parse("app=com.acme.,org.acme.,threshold=1m,ignore=Reaper", Map.of());
        assertThat(options.app()).isEqualTo(List.of("com.acme.", "org.acme."));
        assertThat(options.ignore()).isEqualTo(List.of("Reaper"));
        assertThat(options.thresholdMillis()).isEqualTo(60_000);
        assertThat(options.sampleMillis()).isEqualTo(1_000);
        assertThat(options.longestSampleMillis()).isEqualTo(10_000);
        assertThat(Options.parse("threshold=5m", Map.of()).longestSampleMillis())
                .as("a dashboard does not take it for gone")
                .isEqualTo(10_000);
        assertThat(Options.parse("threshold=12s", Map.of()).longestSampleMillis())
                .isEqualTo(2_000);
    }

    @Test
    void what_is_wrong_is_said_and_left_at_its_default() {
        Options options = Options.parse("thresold=1s,threshold=soon,dashboard=7800,sample=99999999999s", Map.of());
        assertThat(options.thresholdMillis()).isEqualTo(60_000);
        assertThat(options.sampleMillis()).isEqualTo(1_000);
        assertThat(options.dashboard()).isNull();
        assertThat(options.warnings()).hasSize(4);
        assertThat(options.warnings().get(0))
                .isEqualTo(
                        "unknown option \"thresold\" is ignored; known are"
                                + " app, dashboard, file, ignore, name, prove, "
                                + "proveEveryMinutes, provePauseMillis, quiet, reclaim, sample, threshold, token, tokenFile, version");
    }

    @Test
    void a_token_is_taken_and_never_shown() {
        Options options = Options.parse("token=stranded-agent-abc_DEF-123", Map.of());
        assertThat(options.credential()).isNotNull();
        assertThat(options.warnings()).isEmpty();
        assertThat(options.toString()).doesNotContain("abc_DEF");
        assertThat(Options.parse("", Map.of("STRANDED_TOKEN", "abc")).credential())
                .isNotNull();
    }

    @Test
    void a_token_that_could_break_a_header_is_not_taken_and_not_repeated() {
        Options options = Options.parse("token=secret\r\nHost: evil.example", Map.of());
        assertThat(options.credential()).isNull();
        assertThat(options.warnings()).singleElement().asString().doesNotContain("secret");
    }

    @Test
    void nothing_given_means_nothing_reported() {
        assertThat(Options.parse("", Map.of()).reports()).isFalse();
    }
}
