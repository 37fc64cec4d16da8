package dev.stranded.core.report;

import dev.stranded.core.mailbox.OwnProcess;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProveMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who this JVM is.
 *
 * @param hello how it introduces itself
 */
public record Identity(Hello hello) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /**
     * A new identity for this run. It is like a random UUID, but made without {@code SecureRandom}, whose providers
     * would cost the JVM some twenty milliseconds and some hundred kilobytes: it has to be no other's, and is no
     * secret.
     */
    public static Identity of(String name, @Nullable String version, long thresholdMillis, ProveMode prove) {
        long pid = OwnProcess.id();
        SplittableRandom random = new SplittableRandom();
        long place = 31L * host().hashCode() + pid;
        return new Identity(new Hello(
                new UUID(random.nextLong() + place, random.nextLong() ^ System.nanoTime()).toString(),
                Message.PROTOCOL,
                name,
                pid,
                host(),
                System.getProperty("java.version"),
                version,
                OwnProcess.began().orElseGet(Instant::now),
                agentVersion(),
                thresholdMillis,
                prove,
                Instant.now()));
    }

    /** Asks no name server, which could take long. */
    private static String host() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            String name = System.getenv().getOrDefault("HOSTNAME", System.getenv("COMPUTERNAME"));
            return name == null ? "unknown" : name;
        }
    }

    private static String agentVersion() {
        Properties build = new Properties();
        try (InputStream in =
                Identity.class.getClassLoader().getResourceAsStream("dev/stranded/core/build.properties")) {
            if (in != null) {
                build.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return "unknown";
        }
        return build.getProperty("version", "unknown");
    }
}
