package dev.stranded.demo.watched;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the stream that an agent writes to a file, as it grows, and keeps what matters of it. */
public final class AgentStream implements AutoCloseable {
    private static final String POOL = "dev.stranded.demo.receiver.WorkerPool.";

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<String, SeenFinding> findings = new LinkedHashMap<>();
    private @Nullable InputStream in;
    private long liveTasks;
    private long peakLiveTasks;
    private long peakHeapBytes;
    private long queued;

    /** Reads {@code file}, which need not be there yet. */
    public AgentStream(Path file) {
        this.file = file;
    }

    /** Reads what has been added since. */
    public void read() throws IOException {
        if (in == null && Files.exists(file)) {
            in = Files.newInputStream(file);
        }
        if (in == null) {
            return;
        }
        for (byte next : in.readAllBytes()) {
            if (next == '\n') {
                take(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    /** Live tasks at the last look. */
    public long liveTasks() {
        return liveTasks;
    }

    /** The most live tasks at any look. */
    public long peakLiveTasks() {
        return peakLiveTasks;
    }

    /** What is in the queue of the worker pool, if there is one, at the last look. */
    public long queued() {
        return queued;
    }

    /** The most heap in use at any look, garbage included. */
    public long peakHeapBytes() {
        return peakHeapBytes;
    }

    /** What was found and not taken back, in the order in which it was found. */
    public List<SeenFinding> findings() {
        List<SeenFinding> held = new ArrayList<>(findings.values());
        held.removeIf(SeenFinding::withdrawn);
        return held;
    }

    /** What was suspected and taken back. */
    public List<SeenFinding> withdrawn() {
        return findings.values().stream().filter(SeenFinding::withdrawn).toList();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }

    private void take(String json) throws JsonProcessingException {
        JsonNode message = mapper.readTree(json);
        switch (message.path("type").asText()) {
            case Snapshot.TYPE -> take(mapper.treeToValue(message, Snapshot.class));
            case Finding.TYPE -> take(mapper.treeToValue(message, Finding.class));
            default -> {
                // Who speaks, and that it ends.
            }
        }
    }

    private void take(Snapshot snapshot) {
        liveTasks = snapshot.tasks().live();
        peakLiveTasks = Math.max(peakLiveTasks, liveTasks);
        peakHeapBytes = Math.max(peakHeapBytes, snapshot.memory().heapUsedBytes());
        queued = snapshot.channels().stream()
                .filter(AgentStream::isPools)
                .mapToLong(AgentStream::size)
                .max()
                .orElse(0);
    }

    private static boolean isPools(ChannelState channel) {
        String created = channel.created();
        return created != null && created.startsWith(POOL);
    }

    private static long size(ChannelState channel) {
        Long size = channel.size();
        return size == null ? 0 : size;
    }

    private void take(Finding finding) {
        SeenFinding before = findings.get(finding.signature());
        findings.put(finding.signature(), before == null ? SeenFinding.first(finding) : before.then(finding));
    }
}
