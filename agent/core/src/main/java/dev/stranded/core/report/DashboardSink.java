package dev.stranded.core.report;

import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Command;
import dev.stranded.wire.ErrorAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Posts each batch to a dashboard, compressed, the introduction first, and hands on what the answer asks for. A batch
 * that comes again bears the same number, so that a dashboard that has taken it knows it.
 */
final class DashboardSink implements Sink {
    private static final int LONGEST_REASON = 300;
    private static final int MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpPost ingest;
    private final byte[] hello;
    private final Consumer<Command> commands;

    DashboardSink(URI dashboard, byte[] hello, Consumer<Command> commands) {
        this.ingest = new HttpPost(
                URI.create(dashboard + "/api/v1/ingest"),
                "User-Agent: stranded",
                "Content-Type: application/x-ndjson",
                "Content-Encoding: gzip");
        this.hello = hello;
        this.commands = commands;
    }

    /**
     * Throws {@link Refused} when the dashboard is there but does not want this batch, and {@link Sink.Later} when it
     * wants it at another time.
     */
    @Override
    public void write(String batch, List<byte[]> lines) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(hello);
            for (byte[] line : lines) {
                gzip.write(line);
            }
        }
        HttpPost.Answer answer = ingest.send(body.toByteArray(), BatchLimits.ID_HEADER + ": " + batch);
        int status = answer.status();
        if ((status == MANY_REQUESTS || status == UNAVAILABLE) && answer.retryAfterSeconds() > 0) {
            throw new Later("HTTP status " + status, answer.retryAfterSeconds());
        }
        if (status >= 400 && status < 500 && status != MANY_REQUESTS) {
            throw new Refused(reason(answer));
        }
        if (status != 200) {
            throw new IOException("HTTP status " + status);
        }
        Command.in(answer.body()).forEach(commands);
    }

    @Override
    public void breakOff(long afterMillis) {
        ingest.breakOff(afterMillis);
    }

    /** The dashboard's sentence without its full stop, or what another server says. */
    private static String reason(HttpPost.Answer answer) {
        String sentence = ErrorAnswer.sentence(answer.body());
        String text = sentence == null ? answer.status() + " " + answer.reason() : answer.status() + ": " + sentence;
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String shown = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }

    /** The dashboard does not want a batch; to send it again would not help. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
