package dev.stranded.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BackgroundWaitsTest {
    private static final String PARK = "java.util.concurrent.locks.LockSupport.park";
    private static final String TAKE = "java.util.concurrent.LinkedBlockingQueue.take";
    private static final String QUARTZ = "org.quartz.simpl.SimpleThreadPool$WorkerThread.run";
    private static final String JOB = "com.acme.Report.execute";

    @Test
    void an_idle_worker_of_a_library_is_background() {
        assertThat(of("java.lang.Object.wait", QUARTZ)).isEqualTo("Quartz: an idle worker");
        assertThat(of(
                        PARK,
                        "org.eclipse.jetty.util.BlockingArrayQueue.poll",
                        "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.idleJobPoll"))
                .isEqualTo("Jetty: an idle worker");
    }

    @Test
    void a_lambda_of_the_library_on_the_way_changes_nothing() {
        assertThat(of("java.lang.Object.wait", "org.quartz.simpl.Pool$$Lambda/0x01.run", QUARTZ))
                .isEqualTo("Quartz: an idle worker");
    }

    @Test
    void what_an_application_waits_for_on_a_librarys_thread_is_not() {
        assertThat(of(TAKE, JOB, "org.quartz.core.JobRunShell.run", QUARTZ)).isNull();
    }

    @Test
    void what_another_library_waits_for_there_is_not() {
        assertThat(of(TAKE, "com.zaxxer.hikari.pool.HikariPool.getConnection", QUARTZ))
                .isNull();
    }

    @Test
    void what_the_option_app_names_is_the_applications() {
        assertThat(of(List.of("org.quartz."), "java.lang.Object.wait", QUARTZ)).isNull();
    }

    @Test
    void a_task_that_waits_on_a_thread_of_the_jdk_is_not() {
        assertThat(of(PARK, "java.util.TimerThread.mainLoop")).startsWith("JDK:");
        assertThat(of(TAKE, JOB, "java.util.TimerThread.mainLoop")).isNull();
        assertThat(of(TAKE, "org.springframework.Task.run", "java.util.TimerThread.mainLoop"))
                .isNull();
    }

    @Test
    void each_that_is_listed_belongs_to_a_known_library_and_says_what_waits_there() {
        FrameOwners owners = new FrameOwners(List.of());
        assertThat(new BackgroundWaits(owners).all()).hasSizeGreaterThan(30).allSatisfy((type, waits) -> {
            assertThat(FrameOwners.isJdk(type) || owners.libraryOf(type) != null)
                    .as(type)
                    .isTrue();
            assertThat(waits.values())
                    .as(type)
                    .allSatisfy(what -> assertThat(what).contains(": "));
        });
    }

    private static @Nullable String of(String... frames) {
        return of(List.of(), frames);
    }

    private static @Nullable String of(List<String> application, String... frames) {
        StackTraceElement[] stack = new StackTraceElement[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int dot = frames[i].lastIndexOf('.');
            stack[i] = new StackTraceElement(frames[i].substring(0, dot), frames[i].substring(dot + 1), "A.java", 1);
        }
        return new BackgroundWaits(new FrameOwners(application)).of(stack);
    }
}
