package dev.stranded.benchmarks.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks an HTTP server over some connections, either as fast as it answers or at a constant rate. At a constant rate the
 * time of an answer counts from when it ought to have been asked, so that a server that stalls hides nothing.
 */
public final class HttpLoad {
    private static final int CONNECTIONS = 16;
    private static final String PATH = "/hello";
    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;

    private final int port;
    private final double rate;

    private HttpLoad(int port, double rate) {
        this.port = port;
        this.rate = rate;
    }

    /**
     * For each line on standard input, which is a server's port, seconds, and requests a second or 0 for as many as it
     * answers, it asks and prints answers a second and the median and the 99th percentile of their times in
     * microseconds.
     */
    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(obey(order));
        }
    }

    static String obey(String order) throws InterruptedException, ExecutionException {
        String[] parts = order.split(" ", -1);
        int seconds = Integer.parseInt(parts[1]);
        Histogram times = new HttpLoad(Integer.parseInt(parts[0]), Double.parseDouble(parts[2])).run(seconds);
        double throughput = (double) times.getTotalCount() / seconds;
        return throughput + " " + micros(times, HALF) + " " + micros(times, NEARLY_ALL);
    }

    private static double micros(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }

    private Histogram run(int seconds) throws InterruptedException, ExecutionException {
        ExecutorService askers = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Histogram>> parts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = rate > 0 ? begin + (long) (i * 1e9 / rate) : begin;
            parts.add(askers.submit(() -> ask(first, end)));
        }
        Histogram all = histogram();
        for (Future<Histogram> part : parts) {
            all.add(part.get());
        }
        askers.shutdown();
        return all;
    }

    private Histogram ask(long first, long end) throws IOException {
        Histogram times = histogram();
        double interval = rate > 0 ? CONNECTIONS * 1e9 / rate : 0;
        try (HttpConnection connection = new HttpConnection(port, PATH)) {
            for (long i = 0; ; i++) {
                long due = rate > 0 ? first + (long) (i * interval) : System.nanoTime();
                if (due >= end) {
                    return times;
                }
                waitUntil(due);
                connection.ask();
                times.recordValue(Math.max(1, System.nanoTime() - due));
            }
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Histogram histogram() {
        return new Histogram(3);
    }
}
