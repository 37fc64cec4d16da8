package dev.stranded.testbed.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/**
 * More and more requests wait for the world outside: for a process, a connection, what comes through a socket or a
 * channel, or an hour to pass. Each of them may go on at any time, whoever else there is in this JVM.
 *
 * <p>Argument: the kind of threads.
 */
public final class OutsideWaits {
    private static final int REQUESTS = 9;

    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final Process process = startForEver();
    private final ServerSocket silent = new ServerSocket(0, REQUESTS, here);

    private OutsideWaits() throws IOException {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        OutsideWaits outside = new OutsideWaits();
        Runtime.getRuntime().addShutdownHook(new Thread(outside.process::destroyForcibly));
        for (int request = 0; request < REQUESTS; request++) {
            start(threads, outside.process::waitFor);
            start(threads, outside::accept);
            start(threads, outside::read);
            start(threads, outside::select);
            start(threads, Pace::forEver);
            Pace.pass(100);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void start(ThreadFactory threads, Way way) {
        Thread thread = threads.newThread(() -> {
            try {
                System.out.println("came: " + way.go());
            } catch (IOException | InterruptedException e) {
                System.out.println("went: " + e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Process startForEver() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-Xmx16m", "-cp", System.getProperty("java.class.path"), Sleeper.class.getName())
                .start();
    }

    private Object accept() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, here)) {
            return server.accept();
        }
    }

    private Object read() throws IOException {
        try (Socket socket = new Socket(here, silent.getLocalPort())) {
            return socket.getInputStream().read();
        } catch (SocketException e) {
            return e;
        }
    }

    private Object select() throws IOException {
        try (Selector selector = Selector.open()) {
            Pipe own = Pipe.open();
            own.source().configureBlocking(false);
            own.source().register(selector, SelectionKey.OP_READ);
            return selector.select();
        }
    }

    /** A way to wait. */
    private interface Way {
        Object go() throws IOException, InterruptedException;
    }

    /** A program that never ends by itself. */
    static final class Sleeper {
        private Sleeper() {}

        /** Sleeps. */
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(Pace.forEver());
        }
    }
}
