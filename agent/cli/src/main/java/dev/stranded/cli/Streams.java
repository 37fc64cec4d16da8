package dev.stranded.cli;

import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.Ink;
import dev.stranded.cli.text.Screen;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a command prints, and in which form. */
final class Streams {
    @Option(names = "--json", description = "Print JSON, one object a line, in the form in which the agent writes it.")
    private boolean json;

    private final PrintStream out;
    private final PrintStream err;

    Streams(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    boolean json() {
        return json;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Colours, where they are seen. */
    Ink ink() {
        return new Ink(Screen.hasColours());
    }

    /** Prints lines. */
    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /** Prints an answer as it came. */
    void print(Reply reply) {
        print(reply.lines());
    }

    /** Tells what is not the result. */
    void say(String sentence) {
        err.println("stranded: " + sentence);
    }
}
