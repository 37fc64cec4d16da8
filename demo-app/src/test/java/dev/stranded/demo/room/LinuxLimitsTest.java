package dev.stranded.demo.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxLimitsTest {
    @TempDir
    Path root;

    @Test
    void where_there_is_no_linux_nothing_is_known_or_limited() {
        LinuxLimits limits = LinuxLimits.in(root);
        assertThat(limits.availableBytes()).isZero();
        assertThat(limits.machineBytes()).isZero();
        assertThat(limits.freeThreads()).isGreaterThan(1_000_000);
    }

    @Test
    void memory_is_read_in_bytes() throws IOException {
        write("proc/meminfo", "MemTotal:       16000000 kB\nMemFree:  100 kB\nMemAvailable:    8000000 kB\n");
        assertThat(LinuxLimits.in(root).machineBytes()).isEqualTo(16_000_000L * 1_024);
        assertThat(LinuxLimits.in(root).availableBytes()).isEqualTo(8_000_000L * 1_024);
    }

    @Test
    void the_least_limit_counts_less_what_runs() throws IOException {
        write("proc/loadavg", "0.10 0.20 0.30 1/1000 4711\n");
        write("proc/sys/kernel/pid_max", "32768\n");
        write("proc/sys/kernel/threads-max", "100000\n");
        write("proc/sys/vm/max_map_count", "65530\n");
        assertThat(LinuxLimits.in(root).freeThreads()).isEqualTo((65_530 - 2_000) / 2);
        write("proc/sys/kernel/pid_max", "5000\n");
        assertThat(LinuxLimits.in(root).freeThreads()).isEqualTo(4_000);
    }

    @Test
    void a_control_group_or_one_around_it_can_be_the_least() throws IOException {
        write("proc/self/cgroup", "0::/user/shop\n");
        write("sys/fs/cgroup/user/shop/pids.max", "max\n");
        write("sys/fs/cgroup/user/pids.max", "300\n");
        write("sys/fs/cgroup/user/pids.current", "20\n");
        assertThat(LinuxLimits.in(root).freeThreads()).isEqualTo(280);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
