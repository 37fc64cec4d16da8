package dev.stranded.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Threads that ask a server for the same page again and again, each as soon as it has its answer. */
final class Visitors implements AutoCloseable {
    private static final int COUNT = 8;
    private static final String EXPECTED = "answer to /hello";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long answers;
    private boolean over;

    private Visitors(int port) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hello"))
                .build();
    }

    static Visitors of(int port) {
        Visitors visitors = new Visitors(port);
        for (int i = 0; i < COUNT; i++) {
            Thread thread = new Thread(visitors::ask, "visitor " + i);
            visitors.threads.add(thread);
            thread.start();
        }
        return visitors;
    }

    /** Waits until so many more answers have come, right or not. */
    synchronized void awaitAnswers(long more) throws InterruptedException {
        long until = answers + more;
        while (answers < until) {
            wait();
        }
    }

    synchronized long answers() {
        return answers;
    }

    /** What went wrong. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        threads.forEach(Thread::interrupt);
    }

    private void ask() {
        while (note(answer())) {
            Thread.onSpinWait();
        }
    }

    private String answer() {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    private synchronized boolean note(String answer) {
        answers++;
        if (!over && !answer.equals(EXPECTED)) {
            failures.add(answer);
        }
        notifyAll();
        return !over;
    }
}
