package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.MappedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stacks of threads, as the dump's own records tell them. */
final class Stacks {
    private final MappedFile file;
    private final int idSize;
    private final Strings strings;
    private final RecordTable frames = new RecordTable();
    private final RecordTable traces = new RecordTable();
    private final LongMap classNames = new LongMap();
    private final Map<FrameKey, Frame> knownFrames = new HashMap<>();
    private final Map<List<Frame>, List<Frame>> knownStacks = new HashMap<>();

    Stacks(MappedFile file, int idSize, Strings strings) {
        this.file = file;
        this.idSize = idSize;
        this.strings = strings;
    }

    void addFrame(long id, long position) {
        frames.put(id, position);
    }

    void addTrace(int serial, long position) {
        traces.put(serial, position);
    }

    void addClass(int serial, long nameId) {
        classNames.put(serial, nameId);
    }

    /** Gives back what was set aside for more. */
    void trim() {
        frames.trim();
        traces.trim();
    }

    /** A stack, innermost frame first, the same list for equal ones; empty if the dump has none of that number. */
    List<Frame> stack(int traceSerial) {
        long trace = traces.get(traceSerial);
        List<Frame> stack = new ArrayList<>();
        if (trace != LongMap.NONE) {
            int depth = file.integer(trace + 8);
            for (int i = 0; i < depth; i++) {
                stack.add(frame(id(trace + 12 + (long) i * idSize)));
            }
        }
        return knownStacks.computeIfAbsent(stack, List::copyOf);
    }

    private Frame frame(long id) {
        long at = frames.get(id);
        if (at == LongMap.NONE) {
            return new Frame("?", "?", "", "", 0);
        }
        long serials = at + 4L * idSize;
        return knownFrames.computeIfAbsent(
                new FrameKey(
                        id(at + idSize),
                        id(at + 2L * idSize),
                        id(at + 3L * idSize),
                        file.integer(serials),
                        file.integer(serials + 4)),
                this::frame);
    }

    private Frame frame(FrameKey key) {
        return new Frame(
                strings.get(classNames.get(key.classSerial)).replace('/', '.'),
                strings.get(key.method),
                strings.get(key.signature),
                key.source == 0 ? "" : strings.get(key.source),
                key.line);
    }

    private record FrameKey(long method, long signature, long source, int classSerial, int line) {}

    private long id(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }
}
