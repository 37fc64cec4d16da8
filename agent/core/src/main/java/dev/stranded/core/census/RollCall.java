package dev.stranded.core.census;

import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Who is, at one look, in the same wait without a time-out as at an earlier one. */
public final class RollCall {
    private final long sinceMillis;
    private final LongStream.Builder stayed = LongStream.builder();
    private final Map<Long, String> waitedTypes = new HashMap<>();

    /** A call for those who have waited since the look at {@code sinceMillis} on the census' clock, or longer. */
    public RollCall(long sinceMillis) {
        this.sinceMillis = sinceMillis;
    }

    void count(Waiting one, @Nullable ThreadInfo info, long waitSinceMillis) {
        if (one.timed() || waitSinceMillis > sinceMillis) {
            return;
        }
        long id = Jdk.id(one.thread());
        stayed.add(id);
        LockInfo waited = info == null ? null : info.getLockInfo();
        if (waited != null && one.blocker() == null && !one.entersMonitor()) {
            waitedTypes.put(id, waited.getClassName());
        }
    }

    /** The ids of their threads; to be asked once. */
    public long[] stayed() {
        return stayed.build().toArray();
    }

    /** Of which class the object is that one of them waits on in {@code Object.wait}, by the ids of their threads. */
    public Map<Long, String> waitedTypes() {
        return waitedTypes;
    }
}
