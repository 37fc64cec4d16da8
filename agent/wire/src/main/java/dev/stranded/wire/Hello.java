package dev.stranded.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks; the first line of every batch and of every file.
 *
 * @param jvm identifies this run of the JVM
 * @param protocol see {@link Message#PROTOCOL}
 * @param name of the application, as given by the option {@code name}
 * @param pid process id on {@code host}
 * @param host name of the machine
 * @param jdk version of the running JDK, such as 25.0.3
 * @param version the application's own version, as given by the option {@code version}
 * @param started when the JVM started
 * @param agent version of the agent
 * @param thresholdMillis a wait this long is worth a look
 * @param prove when the agent may dump the heap for a proof
 * @param since when the agent began to watch
 */
public record Hello(
        String jvm,
        int protocol,
        String name,
        long pid,
        String host,
        String jdk,
        @Nullable String version,
        Instant started,
        String agent,
        long thresholdMillis,
        @Nullable ProveMode prove,
        @Nullable Instant since)
        implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "hello";

    /** Checks that the keys that must be there are. */
    public Hello {
        Required.key(jvm, TYPE, "jvm");
        Required.key(name, TYPE, "name");
        Required.key(host, TYPE, "host");
        Required.key(jdk, TYPE, "jdk");
        Required.key(started, TYPE, "started");
        Required.key(agent, TYPE, "agent");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
