package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.TwoLeaks;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard comes and goes, and the application never notices. */
final class DashboardAwayIT {
    private static final long PROMPTLY_SECONDS = 20;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void when_it_comes_back_it_is_told_everything_again(Jdk jdk) throws Exception {
        int port = freePort();
        try (ChildJvm jvm = leaking(jdk, port)) {
            assertThat(jvm.awaitError("can't be reached")).startsWith("stranded: the dashboard at");
            Hello hello;
            try (DashboardStub first = DashboardStub.on(port)) {
                first.await(isOpen(FindingKind.STRANDED_TASK), "the stranded tasks");
                first.await(isOpen(FindingKind.BACKLOG), "the backlog");
                hello = assertWellFormed(first);
            }
            jvm.awaitLine("turns: " + (turns(jvm) + 100));
            try (DashboardStub second = DashboardStub.on(port)) {
                second.await(isOpen(FindingKind.STRANDED_TASK), "the stranded tasks again");
                second.await(isOpen(FindingKind.BACKLOG), "the backlog again");
                second.await(Snapshot.class::isInstance, "a snapshot");
                assertThat(assertWellFormed(second)).isEqualTo(hello);
                assertThat(jvm.end()).isZero();
                Message last = second.await(Goodbye.class::isInstance, "a goodbye");
                assertThat(last.jvm()).isEqualTo(hello.jvm());
            }
            assertThat(jvm.stderr()).hasSize(2).allMatch(line -> line.startsWith("stranded: "));
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void one_that_takes_the_connection_and_never_answers_holds_nothing_up(Jdk jdk) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ChildJvm jvm = leaking(jdk, silent.getLocalPort());
                Socket taken = silent.accept()) {
            assertThat(taken.isConnected()).isTrue();
            jvm.awaitLine("turns: " + (turns(jvm) + 100));
            long begin = System.nanoTime();
            assertThat(jvm.end()).isZero();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(PROMPTLY_SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void one_that_refuses_batches_is_named_once_and_the_program_goes_on(Jdk jdk) throws Exception {
        int port = freePort();
        try (DashboardStub refusing = DashboardStub.answering(port, 400);
                ChildJvm jvm = leaking(jdk, port)) {
            assertThat(jvm.awaitError("refuses"))
                    .startsWith("stranded: the dashboard at")
                    .contains("400");
            refusing.await(message -> refusing.batches().size() > 5, "more batches");
            assertThat(jvm.end()).isZero();
            assertThat(jvm.stderr()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void one_that_is_never_there_costs_a_line_and_no_time_at_the_end(Jdk jdk) throws Exception {
        try (ChildJvm jvm = leaking(jdk, freePort())) {
            jvm.awaitError("can't be reached");
            jvm.awaitLine("turns: " + (turns(jvm) + 100));
            long begin = System.nanoTime();
            assertThat(jvm.end()).isZero();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(PROMPTLY_SECONDS);
            assertThat(jvm.stderr()).hasSize(2);
        }
    }

    private static ChildJvm leaking(Jdk jdk, int port) {
        return Watched.frugal(ChildProgram.of(jdk, TwoLeaks.class))
                .under(
                        AgentJar.path(),
                        "threshold=500ms,sample=100ms,name=two leaks,dashboard=http://127.0.0.1:" + port)
                .start();
    }

    /** Every batch begins with the same introduction; returns it. */
    private static Hello assertWellFormed(DashboardStub dashboard) {
        assertThat(dashboard.faults()).isEmpty();
        List<List<Message>> batches = dashboard.batches();
        assertThat(batches)
                .isNotEmpty()
                .allSatisfy(batch -> assertThat(batch)
                        .hasSizeGreaterThan(1)
                        .first()
                        .isInstanceOf(Hello.class)
                        .isEqualTo(batches.get(0).get(0)));
        Hello hello = (Hello) batches.get(0).get(0);
        assertThat(hello.protocol()).isEqualTo(Message.PROTOCOL);
        assertThat(hello.name()).isEqualTo("two leaks");
        assertThat(batches.stream().flatMap(List::stream))
                .allMatch(message -> message.jvm().equals(hello.jvm()));
        return hello;
    }

    private static java.util.function.Predicate<Message> isOpen(FindingKind kind) {
        return message ->
                message instanceof Finding finding && finding.kind() == kind && finding.state() == FindingLife.OPEN;
    }

    /** How far the program has come. */
    private static int turns(ChildJvm jvm) {
        List<String> lines = jvm.stdout();
        return lines.isEmpty()
                ? 0
                : Integer.parseInt(lines.get(lines.size() - 1).substring("turns: ".length()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
