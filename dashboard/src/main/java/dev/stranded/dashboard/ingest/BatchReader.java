package dev.stranded.dashboard.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.stranded.dashboard.store.Batch;
import dev.stranded.dashboard.store.Line;
import dev.stranded.dashboard.store.Sample;
import dev.stranded.dashboard.store.WireJson;
import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a batch line by line, the hello first; it is whole, or refused. */
final class BatchReader {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DETAIL = 120;
    private static final String UNCHANGED = "send what the agent writes, unchanged";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Lines lines;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Line<Finding>> findings = new ArrayList<>();
    private final List<Line<ProofRun>> proofs = new ArrayList<>();
    private final List<Line<Threads>> threads = new ArrayList<>();
    private @Nullable Line<Snapshot> latest;
    private @Nullable Goodbye goodbye;
    private final Hello hello;
    private int taken;
    private int passedOver;

    private BatchReader(Lines lines) throws IOException, Refusal {
        this.lines = lines;
        this.hello = hello(lines.next());
    }

    /** Reads the hello. */
    static BatchReader begin(InputStream body) throws IOException, Refusal {
        return new BatchReader(new Lines(body, BatchLimits.LONGEST_LINE_BYTES));
    }

    /** Whose batch it is. */
    String jvm() {
        return hello.jvm();
    }

    /** Reads the rest. */
    Batch batch() throws IOException, Refusal {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (lines.number() > BatchLimits.MOST_LINES) {
                throw new Refusal(
                        Refusal.TOO_LARGE,
                        "a batch may have " + BatchLimits.MOST_LINES + " lines; post it in several parts");
            }
            if (line.length > 0) {
                add(line);
            }
        }
        return new Batch(
                hello,
                List.copyOf(samples),
                latest,
                List.copyOf(findings),
                List.copyOf(proofs),
                List.copyOf(threads),
                goodbye,
                taken,
                passedOver);
    }

    private Hello hello(byte @Nullable [] line) throws Refusal {
        if (line == null) {
            throw refusal("is missing", "post a hello and what the agent saw, a JSON object a line");
        }
        JsonNode object = object(line);
        if (!Hello.TYPE.equals(object.path("type").asText())) {
            throw refusal("is no hello", "begin every batch with one, as the agent does");
        }
        JsonNode protocol = object.path("protocol");
        if (!protocol.isInt() || protocol.intValue() != Message.PROTOCOL) {
            throw refusal(
                    "speaks protocol " + brief(protocol.isMissingNode() ? "none" : protocol.toString())
                            + " and this dashboard speaks " + Message.PROTOCOL,
                    "use an agent and a dashboard of the same version");
        }
        Hello hello = message(object, Hello.class).message();
        taken++;
        check("name", hello.name(), !hello.name().isBlank() && hello.name().length() <= LONGEST_NAME);
        check("host", hello.host(), hello.host().length() <= LONGEST_NAME);
        check("jdk", hello.jdk(), hello.jdk().length() <= LONGEST_NAME);
        check("agent", hello.agent(), hello.agent().length() <= LONGEST_NAME);
        check(
                "version",
                hello.version(),
                hello.version() == null || hello.version().length() <= LONGEST_NAME);
        check("jvm", hello.jvm(), ID.matcher(hello.jvm()).matches());
        checkTime("started", hello.started());
        return hello;
    }

    /** What a later version may say besides is passed over. */
    private void add(byte[] line) throws Refusal {
        JsonNode object = object(line);
        switch (object.path("type").asText()) {
            case Hello.TYPE -> sameJvm(message(object, Hello.class), hello);
            case Snapshot.TYPE -> addSnapshot(sameJvm(message(object, Snapshot.class), hello));
            case Finding.TYPE -> addFinding(sameJvm(message(object, Finding.class), hello));
            case ProofRun.TYPE -> addProof(sameJvm(message(object, ProofRun.class), hello));
            case Threads.TYPE -> {
                Line<Threads> look = sameJvm(message(object, Threads.class), hello);
                checkTime("at", look.message().at());
                threads.add(look);
            }
            case Goodbye.TYPE -> {
                goodbye = sameJvm(message(object, Goodbye.class), hello).message();
                checkTime("at", goodbye.at());
            }
            case "" -> throw refusal("has no type", UNCHANGED);
            default -> {
                passedOver++;
                return;
            }
        }
        taken++;
    }

    private void addSnapshot(Line<Snapshot> line) throws Refusal {
        Snapshot snapshot = line.message();
        checkTime("at", snapshot.at());
        samples.add(Sample.of(line));
        if (latest == null || !snapshot.at().isBefore(latest.message().at())) {
            latest = line;
        }
    }

    private void addFinding(Line<Finding> line) throws Refusal {
        Finding finding = line.message();
        check("signature", finding.signature(), ID.matcher(finding.signature()).matches());
        checkTime("firstSeen", finding.firstSeen());
        checkTime("lastSeen", finding.lastSeen());
        checkNames(line);
        findings.add(line);
    }

    private void addProof(Line<ProofRun> line) throws Refusal {
        ProofRun proof = line.message();
        check("id", proof.id(), ID.matcher(proof.id()).matches());
        checkTime("started", proof.started());
        checkTime("at", proof.at());
        checkNames(line);
        proofs.add(line);
    }

    private void checkNames(Line<?> line) throws Refusal {
        for (Map.Entry<JsonPointer, String> name : line.unknown().entrySet()) {
            check(
                    name.getKey().last().getMatchingProperty(),
                    name.getValue(),
                    ID.matcher(name.getValue()).matches());
        }
    }

    private <M extends Message> Line<M> sameJvm(Line<M> message, Hello hello) throws Refusal {
        if (!message.message().jvm().equals(hello.jvm())) {
            throw refusal("speaks of another JVM than the hello", "post each JVM's lines in a batch of their own");
        }
        return message;
    }

    private JsonNode object(byte[] line) throws Refusal {
        try {
            JsonNode node = WireJson.mapper().readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw refusal("is no JSON" + (at == null ? "" : " from its byte " + at.getColumnNr() + " on"), UNCHANGED);
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array does not fail", e);
        }
        throw refusal("is no JSON object", UNCHANGED);
    }

    private <M extends Message> Line<M> message(JsonNode object, Class<M> type) throws Refusal {
        try {
            return WireJson.message(object, type);
        } catch (JsonProcessingException e) {
            throw refusal("is no valid " + object.path("type").asText() + " (" + brief(reason(e)) + ")", UNCHANGED);
        }
    }

    /** What Jackson met, without its advice to programmers. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof InvalidFormatException wrong) {
            return "\"" + path(wrong) + "\" may not be " + wrong.getValue();
        }
        if (e instanceof ValueInstantiationException wrong) {
            return wrong.getCause() instanceof IllegalArgumentException lacking
                    ? String.valueOf(lacking.getMessage())
                    : "\"" + path(wrong) + "\" lacks a part";
        }
        return e instanceof JsonMappingException wrong
                ? "\"" + path(wrong) + "\" is absent, null or of another type than it must be"
                : e.getOriginalMessage();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private void check(String key, @Nullable String value, boolean holds) throws Refusal {
        if (!holds) {
            throw refusal(
                    "has a " + key + " that is empty, too long or of other characters than it may have: "
                            + brief(String.valueOf(value)),
                    UNCHANGED);
        }
    }

    private void checkTime(String key, Instant time) throws Refusal {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw refusal("has a " + key + " outside the years 1970 to 9999", "set that machine's clock");
        }
    }

    private Refusal refusal(String what, String cure) {
        return new Refusal(Refusal.BAD_REQUEST, "line " + lines.number() + " " + what + "; " + cure);
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
    }
}
