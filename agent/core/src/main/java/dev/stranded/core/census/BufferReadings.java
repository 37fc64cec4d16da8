package dev.stranded.core.census;

import java.io.PipedInputStream;
import java.io.PipedReader;
import org.jspecify.annotations.Nullable;

/** Reads what lies between two sides and is no queue: pipes and the buffers of a publisher's subscribers. */
final class BufferReadings {
    private static final String SUBSCRIPTION = "java.util.concurrent.SubmissionPublisher$BufferedSubscription";
    private static final JdkField HEAD = JdkField.of(SUBSCRIPTION, "head");
    private static final JdkField TAIL = JdkField.of(SUBSCRIPTION, "tail");
    private static final JdkField MOST = JdkField.of(SUBSCRIPTION, "maxCapacity");

    private static final Pipe[] PIPES = {new Pipe(PipedInputStream.class), new Pipe(PipedReader.class)};

    private BufferReadings() {}

    /** Null for what is none of these. */
    static @Nullable SyncReading of(Object channel, boolean puts) {
        if (isSubscription(channel)) {
            return subscription(channel);
        }
        for (Pipe pipe : PIPES) {
            if (pipe.type.isInstance(channel)) {
                return pipe.read(channel, puts);
            }
        }
        return null;
    }

    static boolean isSubscription(Object channel) {
        return channel.getClass().getName().equals(SUBSCRIPTION);
    }

    private static SyncReading subscription(Object channel) {
        long size = number(TAIL.of(channel)) - number(HEAD.of(channel));
        long most = number(MOST.of(channel));
        return SyncReading.of("a subscriber's buffer holds " + size + " of " + most + " items")
                .fill(size, most);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** Where a class of pipes keeps its buffer and the threads that used its ends last. */
    private static final class Pipe {
        private final Class<?> type;
        private final JdkField buffer;
        private final JdkField in;
        private final JdkField out;
        private final JdkField reader;
        private final JdkField writer;

        Pipe(Class<?> type) {
            this.type = type;
            buffer = JdkField.of(type, "buffer");
            in = JdkField.of(type, "in");
            out = JdkField.of(type, "out");
            reader = JdkField.of(type, "readSide");
            writer = JdkField.of(type, "writeSide");
        }

        SyncReading read(Object pipe, boolean writes) {
            long most = capacity(buffer.of(pipe));
            long next = number(in.of(pipe));
            long size = next < 0 ? 0 : Math.floorMod(next - number(out.of(pipe)), most);
            long held = next >= 0 && size == 0 ? most : size;
            Thread other = (writes ? reader : writer).of(pipe) instanceof Thread side ? side : null;
            String who = writes ? "reader" : "writer";
            return SyncReading.of((held == 0 ? "the pipe is empty" : "the pipe holds " + held + " of " + most)
                            + (other == null
                                    ? ", and it has had no " + who + " yet"
                                    : ", and its last " + who + " was " + SyncReading.words(other)))
                    .fill(held, most)
                    .owner(other);
        }

        private static int capacity(@Nullable Object buffer) {
            return buffer instanceof byte[] bytes ? bytes.length : buffer instanceof char[] chars ? chars.length : 1;
        }
    }
}
