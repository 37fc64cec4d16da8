package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DataFolderTest {
    @Test
    void it_is_in_the_users_own_share_where_nothing_else_is_said() {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", ""), "/home/ann"))
                .isEqualTo(Path.of("/home/ann/.local/share/stranded/dashboard"));
    }

    @Test
    void it_is_where_the_system_says_that_data_goes() {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/data"), "/home/ann"))
                .isEqualTo(Path.of("/data/stranded/dashboard"));
        assertThat(DataFolder.of(Map.of("LOCALAPPDATA", "/local"), "/home/ann"))
                .isEqualTo(Path.of("/local/stranded/dashboard"));
    }
}
