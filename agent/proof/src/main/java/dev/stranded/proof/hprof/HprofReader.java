package dev.stranded.proof.hprof;

import java.nio.charset.StandardCharsets;

/**
 * Reads the records of a heap dump in the formats 1.0.1 and 1.0.2. Whatever the bytes are, a pass either goes on to the
 * end or fails with a {@link HprofException}: each step goes forward, and none leaves the record that it is in.
 */
public final class HprofReader {
    private static final String NAME = "JAVA PROFILE 1.0.";
    private static final int HEADER_BYTES = NAME.length() + 2 + Integer.BYTES + Long.BYTES;
    private static final int RECORD_HEADER_BYTES = 9;
    private static final int GZIP = 0x1F8B;

    private final MappedFile file;
    private final HeapParts parts;
    private final int idSize;

    private HprofReader(MappedFile file, int idSize) {
        this.file = file;
        this.idSize = idSize;
        this.parts = new HeapParts(file, idSize);
    }

    /** Reads the file's header. */
    public static HprofReader of(MappedFile file) throws HprofException {
        if (file.size() >= 2 && file.unsignedShort(0) == GZIP) {
            throw new HprofException("the file is compressed; unpack it first (gunzip)");
        }
        if (file.size() < HEADER_BYTES || !isHprof(file)) {
            throw new HprofException("the file is not a heap dump: it does not begin with \"" + NAME + "1\" or 2");
        }
        int idSize = file.integer(NAME.length() + 2);
        if (idSize != Integer.BYTES && idSize != Long.BYTES) {
            throw new HprofException("the dump's ids have " + idSize + " bytes; 4 or 8 are possible");
        }
        return new HprofReader(file, idSize);
    }

    /** The size of ids in bytes, 4 or 8. */
    public int idSize() {
        return idSize;
    }

    /** Goes over all records but for the heap itself; says where that is. */
    public HeapRecords read(RecordVisitor visitor) throws HprofException {
        try {
            return readRecords(visitor);
        } catch (IndexOutOfBoundsException e) {
            throw HprofException.beyondEnd(e);
        } catch (InternalError e) {
            throw HprofException.lost(e);
        }
    }

    private HeapRecords readRecords(RecordVisitor visitor) throws HprofException {
        HeapRecords heap = new HeapRecords(parts);
        boolean endNeeded = false;
        for (long at = HEADER_BYTES; at < file.size(); ) {
            if (at + RECORD_HEADER_BYTES > file.size()) {
                throw cutShort(at);
            }
            int tag = file.unsignedByte(at);
            long body = at + RECORD_HEADER_BYTES;
            long end = body + Integer.toUnsignedLong(file.integer(at + 5));
            if (end > file.size()) {
                throw cutShort(at);
            }
            if (tag == Tag.HEAP_DUMP || tag == Tag.HEAP_DUMP_SEGMENT) {
                endNeeded |= tag == Tag.HEAP_DUMP_SEGMENT;
                heap.add(body, end);
            } else if (tag == Tag.HEAP_DUMP_END) {
                endNeeded = false;
            } else {
                readOther(tag, body, end, visitor);
            }
            at = end;
        }
        if (endNeeded || heap.isEmpty()) {
            throw cutShort(file.size());
        }
        return heap;
    }

    private void readOther(int tag, long body, long end, RecordVisitor visitor) throws HprofException {
        switch (tag) {
            case Tag.STRING -> {
                need(body + idSize, end, body);
                visitor.string(id(body), body + idSize, (int) Math.min(Integer.MAX_VALUE, end - body - idSize));
            }
            case Tag.LOAD_CLASS -> {
                need(body + 8 + 2L * idSize, end, body);
                visitor.loadedClass(file.integer(body), id(body + 4), id(body + 8 + idSize));
            }
            case Tag.FRAME -> {
                need(body + 8 + 4L * idSize, end, body);
                visitor.frame(id(body), body);
            }
            case Tag.TRACE -> {
                need(body + 12, end, body);
                need(body + 12 + Integer.toUnsignedLong(file.integer(body + 8)) * idSize, end, body);
                visitor.trace(file.integer(body), body);
            }
            default -> {
                // Other records are of no use here; a reader passes over those it does not know.
            }
        }
    }

    private long id(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }

    private static void need(long needed, long end, long at) throws HprofException {
        if (needed > end) {
            throw new HprofException("the dump is damaged: the record at byte " + at + " is shorter than its kind");
        }
    }

    private static HprofException cutShort(long at) {
        return new HprofException("the dump is cut short at byte " + at
                + "; it was copied in part, or the JVM ended or the disk was full while it was written");
    }

    private static boolean isHprof(MappedFile file) {
        String text = new String(file.bytes(0, NAME.length() + 1), StandardCharsets.ISO_8859_1);
        return (text.equals(NAME + "1") || text.equals(NAME + "2")) && file.unsignedByte(NAME.length() + 1) == 0;
    }
}
