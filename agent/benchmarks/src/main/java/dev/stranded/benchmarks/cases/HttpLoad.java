package dev.stranded.benchmarks.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The times at constant rates, by the server's port. */
    private final Map<String, Histogram> steady = new HashMap<>();

    /**
     * For each line on standard input, which is a server's port, seconds, and requests a second or 0 for as many as it
     * answers, it asks and prints answers a second and the median and the 99th percentile of their times in
     * microseconds. A line that is a port only has it print those two of all answers that this server has given at a
     * constant rate since the last such line.
     */
    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        HttpLoad load = new HttpLoad();
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(load.obey(order));
        }
    }

    String obey(String order) throws InterruptedException, ExecutionException {
        String[] parts = order.split(" ", -1);
        Histogram all = steady.computeIfAbsent(parts[0], port -> histogram());
        if (parts.length == 1) {
            steady.remove(parts[0]);
            return percentiles(all);
        }
        int seconds = Integer.parseInt(parts[1]);
        double rate = Double.parseDouble(parts[2]);
        Histogram times = run(Integer.parseInt(parts[0]), seconds, rate);
        if (rate > 0) {
            all.add(times);
        }
        return (double) times.getTotalCount() / seconds + " " + percentiles(times);
    }

    private static String percentiles(Histogram times) {
        return micros(times, HALF) + " " + micros(times, NEARLY_ALL);
    }

    private static double micros(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }

    private static Histogram run(int port, int seconds, double rate) throws InterruptedException, ExecutionException {
        ExecutorService askers = Executors.newFixedThreadPool(CONNECTIONS);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<Histogram>> parts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = rate > 0 ? begin + (long) (i * 1e9 / rate) : begin;
            parts.add(askers.submit(() -> ask(port, rate, first, end)));
        }
        Histogram all = histogram();
        for (Future<Histogram> part : parts) {
            all.add(part.get());
        }
        askers.shutdown();
        return all;
    }

    private static Histogram ask(int port, double rate, long first, long end) throws IOException {
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
