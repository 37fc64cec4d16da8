package dev.stranded.proof.hprof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size, mapped for reading, big-endian. A position outside of it is an {@link IndexOutOfBoundsException}.
 */
public final class MappedFile {
    private static final int WINDOW_BITS = 30;
    private static final int WITHIN = (1 << WINDOW_BITS) - 1;

    /** A window goes on for this long into the next one, so that no value and no instance lies across two. */
    private static final int OVERLAP = 1 << 20;

    private final MappedByteBuffer[] windows;
    private final long size;

    private MappedFile(MappedByteBuffer[] windows, long size) {
        this.windows = windows;
        this.size = size;
    }

    /** Maps a file. */
    public static MappedFile open(Path path) throws HprofException {
        if (Files.isDirectory(path)) {
            throw new HprofException(path + " is a folder, not a heap dump");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            MappedByteBuffer[] windows = new MappedByteBuffer[(int) ((size + WITHIN) >>> WINDOW_BITS)];
            for (int i = 0; i < windows.length; i++) {
                long from = (long) i << WINDOW_BITS;
                windows[i] =
                        channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(WITHIN + 1L + OVERLAP, size - from));
            }
            return new MappedFile(windows, size);
        } catch (NoSuchFileException e) {
            throw new HprofException("there is no file " + path, e);
        } catch (IOException e) {
            throw new HprofException("can't read " + path + " (" + e + ")", e);
        }
    }

    /** Its size in bytes. */
    public long size() {
        return size;
    }

    /** The byte there, without a sign. */
    public int unsignedByte(long position) {
        return window(position).get((int) position & WITHIN) & 0xFF;
    }

    /** The two bytes there, without a sign. */
    public int unsignedShort(long position) {
        return window(position).getShort((int) position & WITHIN) & 0xFFFF;
    }

    /** The four bytes there. */
    public int integer(long position) {
        return window(position).getInt((int) position & WITHIN);
    }

    /** The eight bytes there. */
    public long longer(long position) {
        return window(position).getLong((int) position & WITHIN);
    }

    /** The bytes around a position, which is at {@link #within} of them, and at least a megabyte behind it. */
    public ByteBuffer window(long position) {
        return windows[(int) (position >>> WINDOW_BITS)];
    }

    /** Where a position is in its window. */
    public static int within(long position) {
        return (int) position & WITHIN;
    }

    /** Some bytes, copied. */
    public byte[] bytes(long position, int length) {
        if (length < 0 || position < 0 || position + length > size) {
            throw new IndexOutOfBoundsException(position);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) unsignedByte(position + i);
        }
        return bytes;
    }
}
