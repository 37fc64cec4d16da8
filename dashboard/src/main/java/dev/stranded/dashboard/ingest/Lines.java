package dev.stranded.dashboard.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, none longer than a bound. */
final class Lines {
    private static final int BUFFER = 8_192;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int number;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The number of the line read last, from 1 on. */
    int number() {
        return number;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException, Refusal {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + end - from > longest) {
                throw new Refusal(
                        Refusal.TOO_LARGE,
                        "line " + number + " is longer than " + (longest >> 10)
                                + " KiB, the most a line may be; nothing of this batch was stored");
            }
            line.write(buffer, from, end - from);
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return line.toByteArray();
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }
}
