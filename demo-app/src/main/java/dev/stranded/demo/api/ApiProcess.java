package dev.stranded.demo.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.demo.meter.Beat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The API's process: says on standard output where it listens, begins the run when it reads a line, tells how it goes,
 * and writes its ledger when standard input ends.
 */
final class ApiProcess {
    private ApiProcess() {}

    /** Serves on the terms that the first argument states as JSON. */
    public static void main(String[] arguments) throws IOException {
        ApiTerms terms = new ObjectMapper().readValue(arguments[0], ApiTerms.class);
        ApiCounts counts = new ApiCounts();
        Ledger ledger = new Ledger();
        try (ExternalApi api = new ExternalApi(terms, counts, ledger);
                Beat beat = new Beat(counts::meter)) {
            System.out.println("listening on " + api.start());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            if (in.readLine() != null) {
                api.begin();
                beat.start();
                while (in.readLine() != null) {
                    // The end is the sign to stop.
                }
            }
            ledger.write(Path.of(terms.ledger()));
        }
    }
}
