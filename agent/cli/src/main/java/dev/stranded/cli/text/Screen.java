package dev.stranded.cli.text;

import dev.stranded.proof.Terminal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where standard output goes: a terminal, of a certain size, or something else, such as a file. */
public final class Screen {
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    /** Another screen, no cursor, no wrapping; and back. */
    private static final String OPEN = "\u001b[?1049h\u001b[?25l\u001b[?7l";

    private static final String CLOSE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final PrintStream out;
    private int width = USUAL_WIDTH;
    private int height = USUAL_HEIGHT;

    /** Draws on {@code out}, which is standard output. */
    public Screen(PrintStream out) {
        this.out = out;
    }

    /** Whether standard output is a terminal that can be drawn on. */
    public static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String name = Files.readSymbolicLink(OUTPUT).toString();
            return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return Terminal.isThere(); // Not on Linux.
        }
    }

    /** Whether colours can be seen and are not unwanted. */
    public static boolean hasColours() {
        String unwanted = System.getenv("NO_COLOR");
        return isTerminal() && (unwanted == null || unwanted.isEmpty());
    }

    /** Takes the terminal; what was on it comes back later. */
    public void open() {
        show(OPEN);
    }

    /** Gives the terminal back as it was. */
    public void close() {
        show(CLOSE);
    }

    /** Asks the terminal how large it is now. */
    public void measure() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Files.exists(OUTPUT) ? OUTPUT.toRealPath().toFile() : new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer =
                    new BufferedReader(new InputStreamReader(stty.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = String.valueOf(answer.readLine());
                if (line.matches("[1-9][0-9]* [1-9][0-9]*")) {
                    String[] size = line.split(" ", -1);
                    height = Integer.parseInt(size[0]);
                    width = Integer.parseInt(size[1]);
                }
            }
        } catch (IOException e) {
            // There is no stty; the size stays what it was.
        }
    }

    /** How many columns it has. */
    public int width() {
        return width;
    }

    /** How many rows it has. */
    public int height() {
        return height;
    }

    /** Draws the lines over what was there, at once, so that nothing flickers. */
    public void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder(HOME);
        for (int i = 0; i < Math.min(lines.size(), height); i++) {
            frame.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(REST_OF_LINE);
        }
        show(frame.append(REST_OF_SCREEN).toString());
    }

    private void show(String text) {
        out.print(text);
        out.flush();
    }
}
