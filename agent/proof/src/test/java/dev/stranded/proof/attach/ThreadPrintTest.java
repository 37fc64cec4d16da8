package dev.stranded.proof.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThreadPrintTest {
    private static final String PRINT = """
            2026-01-01 00:00:00
            Full thread dump OpenJDK 64-Bit Server VM (25+36 mixed mode, sharing):

            Threads class SMR info:
            _java_thread_list=0x00007f8480002710, length=14, elements={
            0x00007f84d002a810, 0x00007f84d00bc7f0
            }

            "left "in" haste" #12 [77] daemon prio=5 os_prio=0 cpu=0.17ms elapsed=1.68s tid=0x00007f2150132280 nid=0x326e waiting for monitor entry  [0x00007f211d8fd000]
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat com.acme.Desk.left(Desk.java:7)
            \t- waiting to lock <0x000000069ec17f70> (a java.lang.Object)
            \t- locked <0x000000069ec17f80> (a java.lang.Object)
            \tat java.lang.Thread.run(java.base@25/Thread.java:1474)

            "right" #13 daemon prio=5 os_prio=0 cpu=0.15ms elapsed=1.68s tid=0x00007f2150132290 nid=0x326f waiting for monitor entry  [0x00007f211d8fd100]
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat com.acme.Desk.right(Desk.java:9)
            \t- waiting to lock <0x000000069ec17f80> (a java.lang.Object)
            \t- locked <0x000000069ec17f70> (a java.lang.Object)

            "late" #14 daemon prio=5 os_prio=0 cpu=0.15ms elapsed=1.68s tid=0x00007f21501322a0 nid=0x3270 waiting for monitor entry  [0x00007f211d8fd200]
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat com.acme.Desk.late(Desk.java:11)
            \t- waiting to lock <0x000000069ec17f90> (a java.lang.Object)

            "waits" #15 daemon prio=5 os_prio=0 cpu=0.07ms elapsed=1.68s tid=0x00007f21501322b0 nid=0x3271 in Object.wait()  [0x00007f211d8fd300]
               java.lang.Thread.State: WAITING (on object monitor)
            \tat java.lang.Object.wait(java.base@25/Native Method)
            \t- waiting on <0x000000069ec17f90> (a java.lang.Object)
            \tat com.acme.Desk.waits(Desk.java:13)
            \t- locked <0x000000069ec17f90> (a java.lang.Object)

            "ForkJoinPool-1-worker-1" #16 [78] daemon prio=5 os_prio=0 cpu=0.50ms elapsed=1.68s tid=0x00007f21501322c0 nid=0x3272 runnable  [0x00007f211d8fd400]
               Carrying virtual thread #17
            \tat jdk.internal.vm.Continuation.run(java.base@25/Continuation.java:251)

               Mounted virtual thread #17
            \tat com.acme.Desk.mounted(Desk.java:15)
            \t- locked <0x000000069ec17fa0> (a java.lang.Object)

            "after" #18 daemon prio=5 os_prio=0 cpu=0.15ms elapsed=1.68s tid=0x00007f21501322d0 nid=0x3273 waiting for monitor entry  [0x00007f211d8fd500]
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat com.acme.Desk.after(Desk.java:17)
            \t- waiting to lock <0x000000069ec17fa0> (a java.lang.Object)

            "VM Thread" os_prio=0 cpu=36.85ms elapsed=3.27s tid=0x00007f34a80b0220 nid=26313 runnable

            JNI global refs: 4, weak refs: 0
            """;

    @Test
    void it_tells_who_owns_the_monitor_that_a_thread_is_about_to_enter() {
        assertThat(new ThreadPrint(PRINT).monitorOwners())
                .as("a thread that waits in a monitor owns it no more")
                .isEqualTo(Map.of(12L, 13L, 13L, 12L, 18L, 17L));
    }

    @Test
    void it_tells_the_class_of_what_a_thread_waits_on() {
        String print = PRINT.replace(
                "- waiting on <0x000000069ec17f90> (a java.lang.Object)",
                "- waiting on <0x000000069ec17f90> (a java.lang.Class for com.acme.Desk)");
        assertThat(new ThreadPrint(PRINT).waitedTypes()).isEqualTo(Map.of(15L, "java.lang.Object"));
        assertThat(new ThreadPrint(print).waitedTypes()).isEqualTo(Map.of(15L, "java.lang.Class"));
    }

    @Test
    void who_has_not_moved_has_stayed_wherever_the_collector_put_its_locks() {
        String later = PRINT.replace("0x000000069ec17f", "0x000000069ed99f")
                .replace("elapsed=1.68s", "elapsed=2.05s")
                .replace("Desk.java:11", "Desk.java:12");
        assertThat(new ThreadPrint(later).stayedSince(new ThreadPrint(PRINT)))
                .containsExactlyInAnyOrder(12L, 13L, 15L, 16L, 17L, 18L);
    }

    @Test
    void who_had_processor_time_has_moved_if_it_waits_where_that_takes_none() {
        String later = PRINT.replace("cpu=0.07ms", "cpu=0.08ms").replace("cpu=0.17ms", "cpu=0.20ms");
        assertThat(new ThreadPrint(later).stayedSince(new ThreadPrint(PRINT)))
                .contains(12L)
                .doesNotContain(15L);
    }

    @ParameterizedTest
    @CsvSource({
        "-XX:CICompilerCount=2 -XX:+UseG1GC, false",
        "-XX:CICompilerCount=2 -XX:-EliminateAllocations -XX:+UseG1GC, true",
        "-XX:-DoEscapeAnalysis, true",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC, true",
        "-XX:TieredStopAtLevel=4, false",
        "-XX:TieredStopAtLevel=1 -XX:-TieredCompilation, false",
        "-XX:-DoEscapeAnalysis -XX:+UseJVMCICompiler, false"
    })
    void it_knows_which_options_keep_objects_together(String flags, boolean excluded) {
        assertThat(new JvmFlags(flags + " \n").excludeScalarReplacement()).isEqualTo(excluded);
    }
}
