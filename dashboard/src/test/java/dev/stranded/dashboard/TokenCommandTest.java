package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_token_is_made_listed_and_revoked() throws Exception {
        assertThat(run("add", "--role", "agent", "--name", "payments")).isZero();
        String token = out.toString().strip();
        assertThat(token).matches("stranded-agent-[A-Za-z0-9_-]{43}");
        Path file = folder.resolve("tokens");
        assertThat(Files.readString(file)).startsWith("agent payments 20").doesNotContain(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("agent    payments").doesNotContain("sha256");
        assertThat(run("revoke", "--name", "payments")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).endsWith("There are no tokens; token add makes one." + System.lineSeparator());
    }

    @Test
    void what_the_user_wrote_in_the_file_stays() throws Exception {
        Files.writeString(folder.resolve("tokens"), "# of the team\n");
        run("add", "--role", "viewer", "--name", "victor");
        run("revoke", "--name", "victor");
        assertThat(Files.readString(folder.resolve("tokens"))).isEqualTo("# of the team\n");
    }

    @Test
    void what_can_not_be_done_is_said_in_one_sentence() {
        run("add", "--role", "viewer", "--name", "victor");
        assertThat(run("add", "--role", "agent", "--name", "victor")).isEqualTo(1);
        assertThat(err.toString()).contains("there is a token with the name victor already;");
        assertThat(run("add", "--role", "agent", "--name", "two words")).isEqualTo(1);
        assertThat(err.toString()).contains("\"two words\" is no name for a token;");
        assertThat(run("revoke", "--name", "nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no token with the name nobody");
        assertThat(run("add", "--role", "king", "--name", "k")).isEqualTo(2);
        assertThat(err.toString()).contains("agent, viewer or operator");
    }

    private int run(String what, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "token";
        all[1] = what;
        all[2] = "--data";
        all[3] = folder.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
