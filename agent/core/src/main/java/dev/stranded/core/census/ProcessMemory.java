package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskEnds;
import dev.stranded.wire.MemoryState;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the memory of this process. */
final class ProcessMemory {
    private static final String STATUS = "/proc/self/status";
    private static final byte[] RESIDENT = "\nVmRSS:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_BYTES = 4096;

    private ProcessMemory() {}

    static MemoryState read() {
        Runtime runtime = Runtime.getRuntime();
        long committed = runtime.totalMemory();
        int outOfMemory = TaskEnds.outOfMemory();
        return new MemoryState(
                committed - runtime.freeMemory(),
                committed,
                runtime.maxMemory(),
                residentBytes(),
                outOfMemory > 0 ? Long.valueOf(outOfMemory) : null);
    }

    /** Read byte by byte: at each look of the census, mostly by code that is not compiled yet. */
    private static @Nullable Long residentBytes() {
        byte[] status = new byte[STATUS_BYTES];
        try (FileInputStream file = new FileInputStream(STATUS)) {
            int length = file.read(status);
            for (int at = 0; at < length - RESIDENT.length; at++) {
                if (status[at] == '\n' && isResident(status, at)) {
                    return 1024 * number(status, at + RESIDENT.length, length);
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isResident(byte[] status, int at) {
        for (int i = 1; i < RESIDENT.length; i++) {
            if (status[at + i] != RESIDENT[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] status, int from, int length) {
        long number = 0;
        for (int at = from; at < length && status[at] != '\n'; at++) {
            if (status[at] >= '0' && status[at] <= '9') {
                number = 10 * number + status[at] - '0';
            }
        }
        return number;
    }
}
