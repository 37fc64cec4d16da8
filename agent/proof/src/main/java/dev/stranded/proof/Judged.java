package dev.stranded.proof;

import dev.stranded.wire.Finding;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What came out.
 *
 * @param subject what was judged: the name of a file, or a JVM
 * @param dumped when its dump was made
 * @param report the verdicts
 */
record Judged(String subject, Instant dumped, Report report) {
    /** For people. */
    String text() {
        return new ReportText(subject, report).toString();
    }

    /** The findings, a line each. */
    String json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(bytes)) {
            for (Finding finding : ProofFindings.of(report, subject, dumped)) {
                writer.write(finding);
            }
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
