package dev.stranded.proof.hprof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes little dumps by hand. Ids are given as small numbers; in the file they are addresses, eight times as large.
 */
public final class DumpWriter {
    private final int idSize;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final ByteArrayOutputStream partBytes = new ByteArrayOutputStream();
    private final DataOutputStream part = new DataOutputStream(partBytes);
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final String version;

    /** A dump of {@code version} 1.0.1 or 1.0.2. */
    public DumpWriter(String version, int idSize) {
        this.idSize = idSize;
        this.version = version;
        try {
            out.write(("JAVA PROFILE " + version + "\0").getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(idSize);
            out.writeLong(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class with fields of these types by name; those whose names begin with {@code static } hold ids. */
    public DumpWriter type(int id, String name, int superId, Map<String, Object> fields) {
        Map<String, Object> own = new LinkedHashMap<>(fields);
        own.keySet().removeIf(field -> field.startsWith("static "));
        int nameId = string(name);
        List<Integer> fieldNames = new ArrayList<>();
        List<Integer> staticNames = new ArrayList<>();
        own.keySet().forEach(field -> fieldNames.add(string(field)));
        fields.keySet().stream()
                .filter(field -> field.startsWith("static "))
                .forEach(field -> staticNames.add(string(field.substring("static ".length()))));
        record(Tag.LOAD_CLASS, () -> {
            out.writeInt(id);
            id(out, id * 8L);
            out.writeInt(0);
            id(out, nameId);
        });
        return part(() -> {
            part.writeByte(Tag.CLASS);
            id(part, id * 8L);
            part.writeInt(0);
            id(part, superId * 8L);
            for (int i = 0; i < 5; i++) {
                id(part, 0);
            }
            part.writeInt(24);
            part.writeShort(0);
            part.writeShort(staticNames.size());
            for (int staticName : staticNames) {
                String key = "static " + nameOf(staticName);
                id(part, staticName);
                part.writeByte(ValueType.OBJECT);
                id(part, (Integer) fields.getOrDefault(key, 0) * 8L);
            }
            part.writeShort(own.size());
            int next = 0;
            for (Object type : own.values()) {
                id(part, fieldNames.get(next++));
                part.writeByte((Integer) type);
            }
        });
    }

    /** An instance whose fields are all references. */
    public DumpWriter instance(int id, int classId, int... references) {
        return part(() -> {
            part.writeByte(Tag.INSTANCE);
            id(part, id * 8L);
            part.writeInt(0);
            id(part, classId * 8L);
            part.writeInt(references.length * idSize);
            for (int reference : references) {
                id(part, reference * 8L);
            }
        });
    }

    /** An array of references. */
    public DumpWriter array(int id, int classId, int... references) {
        return part(() -> {
            part.writeByte(Tag.OBJECT_ARRAY);
            id(part, id * 8L);
            part.writeInt(0);
            part.writeInt(references.length);
            id(part, classId * 8L);
            for (int reference : references) {
                id(part, reference * 8L);
            }
        });
    }

    /** An array of bytes. */
    public DumpWriter bytes(int id, byte... values) {
        return part(() -> {
            part.writeByte(Tag.PRIMITIVE_ARRAY);
            id(part, id * 8L);
            part.writeInt(0);
            part.writeInt(values.length);
            part.writeByte(ValueType.BYTE);
            part.write(values);
        });
    }

    /** A root of a thread, with both its numbers. */
    public DumpWriter root(int kind, int id, int... numbers) {
        return part(() -> {
            part.writeByte(kind);
            id(part, id * 8L);
            if (kind == Tag.JNI_GLOBAL) {
                id(part, 0);
            }
            for (int number : numbers) {
                part.writeInt(number);
            }
        });
    }

    /** A thread's stack of one frame. */
    public DumpWriter stack(int trace, int thread, int classSerial, String method, int line) {
        int methodId = string(method);
        int signature = string("()V");
        int source = string("Some.java");
        record(Tag.FRAME, () -> {
            id(out, 100 + trace);
            id(out, methodId);
            id(out, signature);
            id(out, source);
            out.writeInt(classSerial);
            out.writeInt(line);
        });
        record(Tag.TRACE, () -> {
            out.writeInt(trace);
            out.writeInt(thread);
            out.writeInt(1);
            id(out, 100 + trace);
        });
        return this;
    }

    /** Ends a heap record, where the version may have several. */
    public DumpWriter segment() {
        return version.equals("1.0.1") ? this : heapRecord(Tag.HEAP_DUMP_SEGMENT);
    }

    /** The whole dump. */
    public byte[] end() {
        if (version.equals("1.0.1")) {
            heapRecord(Tag.HEAP_DUMP);
        } else {
            segment();
            record(Tag.HEAP_DUMP_END, () -> {});
        }
        return bytes.toByteArray();
    }

    /** Puts bytes into a new file of that folder. */
    public static Path file(Path folder, byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "heap", ".hprof"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int string(String text) {
        Integer known = strings.get(text);
        if (known != null) {
            return known;
        }
        int id = strings.size() + 1;
        strings.put(text, id);
        record(Tag.STRING, () -> {
            id(out, id);
            out.write(text.getBytes(StandardCharsets.UTF_8));
        });
        return id;
    }

    private String nameOf(int stringId) {
        return List.copyOf(strings.keySet()).get(stringId - 1);
    }

    private void record(int tag, Writing body) {
        try {
            int start = bytes.size();
            out.writeByte(tag);
            out.writeInt(0);
            out.writeInt(0);
            body.write();
            int length = bytes.size() - start - 9;
            byte[] all = bytes.toByteArray();
            for (int i = 0; i < 4; i++) {
                all[start + 5 + i] = (byte) (length >>> (24 - 8 * i));
            }
            bytes.reset();
            bytes.write(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DumpWriter heapRecord(int tag) {
        record(tag, () -> partBytes.writeTo(out));
        partBytes.reset();
        return this;
    }

    private DumpWriter part(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void id(DataOutputStream to, long id) throws IOException {
        if (idSize == Long.BYTES) {
            to.writeLong(id);
        } else {
            to.writeInt((int) id);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }
}
