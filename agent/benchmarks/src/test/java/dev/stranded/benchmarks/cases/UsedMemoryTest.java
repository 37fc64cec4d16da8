package dev.stranded.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UsedMemoryTest {
    @Test
    void the_stacks_of_virtual_threads_do_not_count() {
        assertThat(UsedMemory.liveBytes("""
                        num     #instances         #bytes  class name (module)
                        -------------------------------------------------------
                           1:         85021      129231920  jdk.internal.vm.StackChunk (java.base@25.0.3)
                           2:         85052       14288736  java.lang.VirtualThread (java.base@25.0.3)
                        Total        170073      143520656
                        """)).isEqualTo(14_288_736);
    }

    @Test
    void a_jvm_tells_how_much_it_uses() throws Exception {
        assertThat(UsedMemory.now().heap()).isPositive();
    }

    @Test
    void it_is_read_from_what_a_program_prints() {
        UsedMemory memory = new UsedMemory(1, 2, 3);
        assertThat(UsedMemory.parse(memory.toString())).isEqualTo(memory);
    }
}
