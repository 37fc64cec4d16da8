package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.TokenFile;
import dev.stranded.dashboard.store.Keep;
import dev.stranded.dashboard.store.StoreSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartTest {
    @TempDir
    private Path folder;

    @Test
    void a_port_that_is_taken_is_said_and_the_data_folder_stays_untouched() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(
                    new Settings("127.0.0.1", other.getLocalPort(), folder.resolve("data")),
                    "can't listen at port " + other.getLocalPort());
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void an_address_that_others_can_reach_needs_tokens() throws Exception {
        refuses(new Settings("0.0.0.0", 0, folder.resolve("data")), "without tokens that say who may");
        refuses(new Settings("192.0.2.1", 0, folder.resolve("data")), "token add --role operator");
        assertThat(folder.resolve("data")).doesNotExist();

        new TokenFile(folder.resolve("tokens")).add(Role.OPERATOR, "olga", new SetClock());
        try (RunningDashboard open = RunningDashboard.with(new Settings("0.0.0.0", 0, folder), new SetClock())) {
            assertThat(open.get("/health").statusCode()).isEqualTo(200);
            assertThat(open.get("/api/v1/jvms").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_tokens_file_that_is_none_is_said() throws Exception {
        Files.writeString(folder.resolve("tokens"), "# mine\noperator olga secret\n");
        refuses(new Settings("127.0.0.1", 0, folder), "line 2 of the tokens file");
    }

    @Test
    void a_port_that_is_none_is_said() {
        refuses(new Settings("127.0.0.1", 65_536, folder), "from 0 to 65535");
    }

    @Test
    void a_file_in_place_of_the_data_folder_is_said() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        refuses(new Settings("127.0.0.1", 0, file), "it is a file");
        refuses(new Settings("127.0.0.1", 0, file.resolve("below")), "can't write to the data folder");
    }

    @Test
    void a_data_folder_that_another_dashboard_uses_is_said() {
        try (RunningDashboard first = RunningDashboard.in(folder, new SetClock())) {
            refuses(new Settings("127.0.0.1", 0, folder), "another dashboard uses the data folder");
            assertThat(first.json("/health").at("/status").asText()).isEqualTo("up");
        }
    }

    @Test
    void a_file_that_is_no_database_is_said() throws Exception {
        Files.writeString(folder.resolve("stranded.db"), "a letter to a friend, long enough to be read as a header");
        refuses(new Settings("127.0.0.1", 0, folder), "can't use the database");
        Files.delete(folder.resolve("stranded.db"));
        RunningDashboard.in(folder, new SetClock()).close();
    }

    @Test
    void a_database_of_a_newer_version_is_left_alone() throws Exception {
        RunningDashboard.in(folder, new SetClock()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("stranded.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                      installed_by, installed_on, execution_time, success)
                    values (99, '9999', 'later', 'SQL', 'V9999__later.sql', 1, '', '2026-01-01 00:00:00.000', 1, 1)""");
        }
        refuses(new Settings("127.0.0.1", 0, folder), "was written by a newer version of the dashboard");
    }

    @Test
    void a_store_that_is_no_postgresql_is_said_without_what_is_secret() {
        refuses(at("jdbc:mysql://box/shop?password=geheim"), "knows no database jdbc:mysql://box/shop;");
        refuses(at("jdbc:postgresql://127.0.0.1:1/shop?password=geheim"), "can't use the database jdbc:postgresql://");
        assertThatThrownBy(() -> Dashboard.start(at("jdbc:postgresql://127.0.0.1:1/x?password=geheim"), new SetClock()))
                .hasMessageNotContaining("geheim");
    }

    private Settings at(String url) {
        return new Settings("127.0.0.1", 0, folder, new StoreSettings(folder, url, "me", "geheim", Keep.USUAL));
    }

    private static void refuses(Settings settings, String sentence) {
        assertThatThrownBy(() -> Dashboard.start(settings, new SetClock()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(";");
    }
}
