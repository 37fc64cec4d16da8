package dev.stranded.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marked lines of a program's source: {@code // mark spawn in main} marks the line it ends as {@code spawn}, which
 * is in the method {@code main}.
 */
public final class Marks {
    private static final Pattern MARK = Pattern.compile("// mark (\\S+) in (\\S+)\\s*$");

    private final Class<?> program;
    private final Map<String, Mark> marks = new HashMap<>();

    private Marks(Class<?> program) {
        this.program = program;
    }

    /** Reads a program's source, which lies beside its class. */
    public static Marks of(Class<?> program) {
        Marks marks = new Marks(program);
        try (InputStream in = program.getResourceAsStream(program.getSimpleName() + ".java")) {
            if (in == null) {
                throw new AssertionError("the source of " + program + " is not beside its class");
            }
            BufferedReader source = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = source.readLine(); line != null; line = source.readLine()) {
                marks.read(line, ++number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return marks;
    }

    /** A pattern that fits a frame at the marked line: in the program's class or one nested in it. */
    public Pattern frame(String mark) {
        Mark place = marks.get(mark);
        if (place == null) {
            throw new AssertionError("the source of " + program + " has no mark " + mark + ", only " + marks.keySet());
        }
        return frame(place);
    }

    /** A pattern such as {@link #frame} gives for each marked line. */
    public List<Pattern> frames() {
        return marks.values().stream().map(this::frame).toList();
    }

    private Pattern frame(Mark place) {
        return Pattern.compile(Pattern.quote(program.getName()) + "(\\$\\w+)*\\."
                + Pattern.quote(place.method) + "(\\$\\d+)?\\("
                + Pattern.quote(program.getSimpleName() + ".java:" + place.line) + "\\)");
    }

    private void read(String line, int number) {
        Matcher matcher = MARK.matcher(line);
        if (matcher.find()) {
            Mark before = marks.put(matcher.group(1), new Mark(number, matcher.group(2)));
            if (before != null) {
                throw new AssertionError(program + " has the mark " + matcher.group(1) + " twice");
            }
        }
    }

    private record Mark(int line, String method) {}
}
