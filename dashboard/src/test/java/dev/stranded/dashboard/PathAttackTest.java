package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would try with the spelling of a path. */
@Timeout(60)
final class PathAttackTest {
    private Guarded guarded;

    @BeforeEach
    void start(@TempDir Path folder) {
        guarded = Guarded.withJvm(folder, new SetClock());
    }

    @AfterEach
    void stop() {
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../login.html",
                "/assets/%2e%2e/login.html",
                "/assets/..%2flogin.html",
                "/assets/%2e%2e%2f%2e%2e%2fdb/migration/V1__store.sql",
                "/assets/..\\login.html",
                "/assets/..%5clogin.html",
                "/assets/..;/login.html",
                "/assets/%252e%252e/login.html",
                "/assets/app.js%00.css",
                "/assets//etc/passwd",
                "/assets/file:/etc/passwd",
                "/webjars/../../db/migration/V1__store.sql",
                "/webjars/lit-html/..%2f..%2f..%2f..%2fdb/migration/V1__store.sql",
                "/webjars/%2e%2e/x",
                "/..%2f..%2f..%2fetc/passwd",
                "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd"
            })
    void no_path_leads_to_a_file_that_is_not_the_pages(String path) {
        String answer = Raw.ask(
                guarded.dashboard(),
                "GET " + path + " HTTP/1.1",
                "Host: " + guarded.authority(),
                "Authorization: Bearer " + guarded.operator);
        assertThat(Raw.status(answer)).isIn(400, 404);
        assertThat(answer).doesNotContain("create table", "root:", "<form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/audit",
                "/api/v1/audit/",
                "//api/v1/audit",
                "/api/v1//audit",
                "/API/v1/audit",
                "/api/v1/Audit",
                "/api/v1/audit;x=y",
                "/api;/v1/audit",
                "/api/v1/./audit",
                "/assets/../api/v1/audit",
                "/api/v1/%61udit",
                "/api/v1/audit%2f",
                "/api/v1/audit?x=/assets/app.js",
                "/api/v1/audit#/health"
            })
    void no_spelling_of_a_path_leads_past_the_gate(String path) {
        String answer = Raw.ask(
                guarded.dashboard(),
                "GET " + path + " HTTP/1.1",
                "Host: " + guarded.authority(),
                "Authorization: Bearer " + guarded.viewer);
        assertThat(Raw.status(answer)).isIn(400, 403, 404);
        assertThat(answer).doesNotContain("\"acts\"");
    }
}
