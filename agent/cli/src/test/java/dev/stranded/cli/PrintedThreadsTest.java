package dev.stranded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.cli.mailbox.Fields;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintedThreadsTest {
    private static final String TEXT = """
            Full thread dump OpenJDK 64-Bit Server VM (25.0.3+9 mixed mode, sharing):

            "young "one"" #31 [77] prio=5 os_prio=0 cpu=0.10ms elapsed=1.50s tid=0x1 nid=77 waiting on condition  [0x1]
               java.lang.Thread.State: WAITING (parking)
            \tat jdk.internal.misc.Unsafe.park(java.base@25.0.3/Native Method)
            \t- parking to wait for  <0x00000000c0> (a java.util.concurrent.SynchronousQueue$Transferer)
            \tat com.acme.Shop.offer(Shop.java:17)

            "old" #22 daemon prio=5 os_prio=0 cpu=0.10ms elapsed=61.00s tid=0x1 nid=76 waiting on condition  [0x1]
               java.lang.Thread.State: WAITING (parking)
            \tat jdk.internal.misc.Unsafe.park(java.base@25.0.3/Native Method)
            \t- parking to wait for  <0x00000000c8> (a java.util.concurrent.SynchronousQueue$Transferer)
            \tat com.acme.Shop.offer(Shop.java:17)

            "main" #1 [70] prio=5 os_prio=0 cpu=50.10ms elapsed=60.00s tid=0x1 nid=70 runnable  [0x1]
               java.lang.Thread.State: RUNNABLE
            \tat com.acme.Shop.main(app//Shop.java:5)

            "Carrier" #40 [79] daemon prio=5 os_prio=0 cpu=50.10ms elapsed=2.00s tid=0x1 nid=70 runnable  [0x1]
               Carrying virtual thread #41
            \tat java.lang.VirtualThread.run(java.base@25.0.3/VirtualThread.java:1)

               Mounted virtual thread #41
            \tat com.acme.Shop.virtual(Shop.java:6)

            "C2 CompilerThread0" #12 daemon prio=9 os_prio=0 cpu=10.0ms elapsed=60.00s tid=0x1 nid=9 waiting on condition
               java.lang.Thread.State: RUNNABLE

            "VM Thread" os_prio=0 cpu=7.65ms elapsed=60.12s tid=0x1 nid=8 runnable

            JNI global refs: 12, weak refs: 0
            """;

    @Test
    void threads_with_one_stack_are_one_group_and_the_oldest_come_first() throws IOException {
        Fields threads = new PrintedThreads(TEXT).reply("JVM 4711").first("threads");
        List<Fields> groups = threads.objects("groups");
        assertThat(threads.number("tasks")).isEqualTo(4);
        assertThat(groups).hasSize(3);
        Fields first = groups.get(0);
        assertThat(first.number("count")).isEqualTo(2);
        assertThat(first.number("oldestMillis")).isEqualTo(61_000);
        assertThat(first.number("youngestMillis")).isEqualTo(1_500);
        assertThat(first.texts("names")).containsExactly("old", "young \"one\"");
        assertThat(first.texts("ids")).containsExactly("22", "31");
        assertThat(first.text("state")).isEqualTo("WAITING");
        assertThat(first.text("blocker")).isEqualTo("java.util.concurrent.SynchronousQueue$Transferer");
        assertThat(groups.get(1).texts("names")).containsExactly("main");
    }

    @Test
    void frames_are_written_as_the_agent_writes_them() throws IOException {
        List<Fields> groups =
                new PrintedThreads(TEXT).reply("JVM 4711").first("threads").objects("groups");
        assertThat(groups.get(0).texts("stack"))
                .containsExactly("jdk.internal.misc.Unsafe.park(Native Method)", "com.acme.Shop.offer(Shop.java:17)");
        assertThat(groups.get(1).texts("stack")).containsExactly("com.acme.Shop.main(Shop.java:5)");
    }

    @Test
    void what_a_carrier_carries_is_no_frame_of_its_own() throws IOException {
        List<Fields> groups =
                new PrintedThreads(TEXT).reply("JVM 4711").first("threads").objects("groups");
        assertThat(groups.get(2).texts("stack")).containsExactly("java.lang.VirtualThread.run(VirtualThread.java:1)");
    }
}
