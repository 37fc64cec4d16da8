package dev.stranded.dashboard.page;

import dev.stranded.wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many JVMs of several applications, and many findings. */
final class Fleet {
    private static final int APPLICATIONS = 20;

    private Fleet() {}

    /** Has so many JVMs speak, each with {@code live} tasks, and with {@code findings} findings in all. */
    static List<Shop> speak(DashboardProcess dashboard, int jvms, int findings, long live)
            throws IOException, InterruptedException {
        List<Shop> fleet = IntStream.range(0, jvms)
                .mapToObj(i -> new Shop("jvm-" + i, "service-" + i % APPLICATIONS))
                .toList();
        int each = findings / jvms;
        for (int i = 0; i < jvms; i++) {
            Shop shop = fleet.get(i);
            List<Message> told = new ArrayList<>();
            told.add(shop.hello());
            told.add(shop.snapshot(live));
            for (int j = 0; j < each; j++) {
                told.add(shop.finding(42 + j, "signature-" + (i * each + j)));
            }
            dashboard.take(told.toArray(Message[]::new));
        }
        return fleet;
    }
}
