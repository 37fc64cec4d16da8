package dev.stranded.proof.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DumpForecastTest {
    private static final String SERIAL = """
            4711:
             def new generation   total 116160K, used 46805K [0x00000000c0000000, 0x00000000c7e00000, 0x00000000d5550000)
              eden space 103296K,  40% used [0x00000000c0000000, 0x00000000c2db5728, 0x00000000c64e0000)
              from space 12864K,   %d% used [0x00000000c64e0000, 0x00000000c64e0000, 0x00000000c7170000)
              to   space 12864K,   0% used [0x00000000c7170000, 0x00000000c7170000, 0x00000000c7e00000)
             tenured generation   total 258048K, used 102400K [0x00000000d5550000, 0x00000000e5150000, 0x0000000100000000)
               the space 258048K,   0% used [0x00000000d5550000, 0x00000000d5550000, 0x00000000d5550200, 0x00000000e5150000)
             Metaspace       used 889K, committed 1024K, reserved 1114112K
              class space    used 79K, committed 128K, reserved 1048576K
            """;
    private static final String PARALLEL = """
            PSYoungGen      total 113152K, used 46711K [0x00000000eab00000, 0x00000000f2900000, 0x0000000100000000)
             eden space 97280K, 48% used [0x00000000eab00000,0x00000000ed89df10,0x00000000f0a00000)
             from space 15872K, 1% used [0x00000000f1980000,0x00000000f1980000,0x00000000f2900000)
             to   space 15872K, 0% used [0x00000000f0a00000,0x00000000f0a00000,0x00000000f1980000)
            ParOldGen       total 258048K, used 1166K [0x00000000c0000000, 0x00000000cfc00000, 0x00000000eab00000)
             object space 258048K, 0% used [0x00000000c0000000,0x00000000c0123ab8,0x00000000cfc00000)
            """;
    private static final String G1 = """
            garbage-first heap   total reserved 1048576K, committed 389120K, used 439446K [0x00000000c0000000, 0x0000000100000000)
             region size 1024K, 30 young (30720K), 3 survivors (3072K)
            """;
    private static final String Z = """
             ZHeap           used 80M, capacity 378M, max capacity 1024M
             Metaspace       used 867K, committed 1024K, reserved 1114112K
            """;
    private static final String SHENANDOAH = """
            Shenandoah Heap
             1024M max, 1024M soft max, 377M committed, 40960K used
             2048 x 512K regions
            """;

    @ParameterizedTest
    @CsvSource({"SERIAL, 5, 110", "SERIAL, 0, 125", "PARALLEL, 0, 6", "G1, 0, 405", "Z, 0, 40", "SHENANDOAH, 0, 20"})
    void it_understands_every_collector(String collector, int survivors, int liveMegabytes) {
        String text = switch (collector) {
            case "SERIAL" -> SERIAL.replace("%d%", survivors + "%");
            case "PARALLEL" -> PARALLEL;
            case "G1" -> G1;
            case "Z" -> Z;
            default -> SHENANDOAH;
        };
        assertThat(new HeapUse(text).liveBytes() >> 20).isEqualTo(liveMegabytes);
    }

    @Test
    void it_grows_with_what_lives() {
        assertThat(DumpForecast.ofLive(100 << 20)).isEqualTo(new DumpForecast(155L << 20, 620));
        assertThat(DumpForecast.ofThisJvm(0).bytes()).isBetween(5L << 20, 2L << 30);
    }
}
