package dev.stranded.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SwitchedTest {
    private final InputStream in = System.in;
    private final PrintStream out = System.out;

    @AfterEach
    void restore() {
        System.setIn(in);
        System.setOut(out);
    }

    @Test
    void a_program_has_its_arguments_and_its_input_and_without_an_agent_there_is_nothing_to_switch() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream("0\n1\n".getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        Switched.main(new String[] {Echo.class.getName(), "heard"});
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly("0", "0", "heard 0", "heard 1");
    }

    /** Says what it reads. */
    public static final class Echo {
        /** Takes what to say before. */
        public static void main(String[] arguments) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(arguments[0] + " " + line);
            }
        }
    }
}
