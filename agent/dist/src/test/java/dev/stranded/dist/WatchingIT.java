package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Crowd;
import dev.stranded.wire.Command;
import dev.stranded.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks that take their time are rare, and come more often once a dashboard says that somebody watches. */
final class WatchingIT {
    /** A look at so many takes some milliseconds, so looks come as rarely as they may: a sixth of the threshold. */
    private static final String MANY = "10000";

    private static final Duration RARE = Duration.ofSeconds(5);

    static List<Jdk> everyJdkWithVirtualThreads() {
        return Jdks.withVirtualThreads();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyJdkWithVirtualThreads")
    @Timeout(180)
    void who_watches_gets_looks_more_often(Jdk jdk) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = ChildProgram.of(jdk, Crowd.class, "virtual", MANY)
                        .jvmOptions("-XX:+UseSerialGC", "-Xmx256m")
                        .under(AgentJar.path(), "threshold=30s,dashboard=http://127.0.0.1:" + dashboard.port())
                        .start()) {
            jvm.awaitLine("settled");
            Instant rare = awaitGap(dashboard, Instant.MIN, gap -> gap.compareTo(RARE.minusMillis(500)) > 0);
            dashboard.give(new Command(Command.WATCH, "w1"));
            awaitGap(dashboard, rare, gap -> gap.compareTo(RARE.minusMillis(1_000)) < 0);
            assertThat(jvm.end()).isZero();
        }
    }

    /** Waits for two snapshots so far apart that it fits, after {@code since}; gives when the second was taken. */
    private static Instant awaitGap(DashboardStub dashboard, Instant since, Predicate<Duration> fits)
            throws InterruptedException {
        Snapshot[] before = new Snapshot[1];
        Snapshot found = (Snapshot) dashboard.await(
                message -> {
                    if (!(message instanceof Snapshot snapshot) || snapshot.at().isBefore(since)) {
                        return false;
                    }
                    Snapshot previous = before[0];
                    before[0] = snapshot;
                    return previous != null
                            && previous.at().isBefore(snapshot.at())
                            && fits.test(Duration.between(previous.at(), snapshot.at()));
                },
                "two looks that are so far apart");
        return found.at();
    }
}
