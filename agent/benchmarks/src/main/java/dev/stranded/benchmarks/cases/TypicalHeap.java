package dev.stranded.benchmarks.cases;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A heap such as a server's, of which it writes a dump: a map of orders with their lines, texts, attributes and bytes,
 * and some threads that wait at queues of their own, half of which are lost and half of which can be reached.
 */
public final class TypicalHeap {
    private static final int STUCK = 200;
    private static final int LINES = 4;

    /** What an order takes in a dump, with all that it refers to. */
    private static final int DUMPED_BYTES = 1_318;

    private static final Map<Long, Order> ORDERS = new ConcurrentHashMap<>();
    private static final List<BlockingQueue<Order>> SERVED = new ArrayList<>();

    private TypicalHeap() {}

    /** Takes the dump's file and how many bytes it is to have. */
    public static void main(String[] arguments) throws IOException {
        long orders = Long.parseLong(arguments[1]) / DUMPED_BYTES;
        for (long i = 0; i < orders; i++) {
            ORDERS.put(i, Order.of(i));
        }
        for (int i = 0; i < STUCK; i++) {
            BlockingQueue<Order> queue = new LinkedBlockingQueue<>();
            if (i % 2 == 0) {
                SERVED.add(queue);
            }
            Thread waiting = new Thread(() -> take(queue), "waiting-" + i);
            waiting.setDaemon(true);
            waiting.start();
        }
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
    }

    private static void take(BlockingQueue<Order> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Order(long id, String customer, List<Line> lines, Map<String, Object> attributes) {
        static Order of(long id) {
            List<Line> lines = new ArrayList<>(LINES);
            for (int i = 0; i < LINES; i++) {
                lines.add(new Line(id + i, "article " + (id + i) % 10_000, id % 1_000));
            }
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("number", id + 1_000_000_000L);
            attributes.put("note", "for customer " + id);
            attributes.put("signature", Long.toHexString(id).getBytes(StandardCharsets.UTF_8));
            return new Order(id, "customer " + id % 100_000, lines, attributes);
        }
    }

    private record Line(long article, String name, double price) {}
}
