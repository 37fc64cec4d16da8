package dev.stranded.demo.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.demo.meter.Beat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The sender's process: begins to send when it reads a line, tells on standard output how it goes, and writes its
 * ledger when standard input ends.
 */
final class SenderProcess {
    private SenderProcess() {}

    /** Sends on the terms that the first argument states as JSON. */
    public static void main(String[] arguments) throws IOException {
        SenderTerms terms = new ObjectMapper().readValue(arguments[0], SenderTerms.class);
        Fates fates = new Fates(terms.load().webhooks());
        try (Beat beat = new Beat(fates::meter)) {
            try (Sender sender = new Sender(terms, fates)) {
                System.out.println("listening on " + terms.receiver());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
                if (in.readLine() != null) {
                    sender.start();
                    beat.start();
                    while (in.readLine() != null) {
                        // The end is the sign to stop.
                    }
                }
            }
            fates.write(Path.of(terms.ledger()));
        }
    }
}
