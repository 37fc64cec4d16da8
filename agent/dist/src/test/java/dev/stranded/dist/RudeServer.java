package dev.stranded.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections as a dashboard would, and treats them badly. */
final class RudeServer implements AutoCloseable {
    private static final byte[] NOISE = "no HTTP at all ".repeat(500).getBytes(StandardCharsets.ISO_8859_1);

    /** What it does to who connects. */
    enum Manner {
        /** Takes all and says nothing. */
        SILENT,
        /** Reads nothing. */
        TAKES_NOTHING,
        /** Answers a byte a minute. */
        A_BYTE_A_MINUTE,
        /** Breaks the connection off. */
        RESET,
        /** Says that it is in trouble. */
        ERROR_500,
        /** Speaks something else. */
        GARBAGE,
        /** Answers with a head that has no end. */
        ENDLESS_HEAD,
        /** Answers with a body that has no end. */
        ENDLESS_BODY
    }

    private final ServerSocket server;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger met = new AtomicInteger();

    private RudeServer(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    /** One on a free port. */
    static RudeServer of(Manner manner) throws IOException {
        ServerSocket socket = new ServerSocket();
        // A small one, so that what is not read does not fit into it.
        socket.setReceiveBufferSize(2_048);
        socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        RudeServer server = new RudeServer(socket, manner);
        server.threads.execute(server::accept);
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** How many connections it has had. */
    int met() {
        return met.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                met.incrementAndGet();
                open.add(socket);
                threads.execute(() -> treat(socket));
            }
        } catch (IOException e) {
            open.clear();
        }
    }

    private void treat(Socket socket) {
        try {
            if (manner != Manner.TAKES_NOTHING) {
                takeHead(socket.getInputStream());
            }
            answer(socket, socket.getOutputStream());
        } catch (IOException e) {
            open.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket socket, OutputStream out) throws IOException, InterruptedException {
        switch (manner) {
            case SILENT -> takeAll(socket.getInputStream());
            case TAKES_NOTHING -> {}
            case A_BYTE_A_MINUTE -> drip(out);
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case ERROR_500 -> say(socket, out, "HTTP/1.1 500 Trouble\r\nContent-Length: 0\r\n\r\n");
            case GARBAGE -> {
                out.write(NOISE);
                socket.close();
            }
            case ENDLESS_HEAD -> repeat(out, "HTTP/1.1 200 OK\r\n", "X-More: and more\r\n");
            case ENDLESS_BODY -> repeat(out, "HTTP/1.1 200 OK\r\n\r\n", "and more ");
        }
    }

    private static void say(Socket socket, OutputStream out, String answer) throws IOException {
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        socket.shutdownOutput();
        takeAll(socket.getInputStream());
        socket.close();
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        for (byte next : "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)) {
            out.write(next);
            out.flush();
            TimeUnit.MINUTES.sleep(1);
        }
    }

    private static void repeat(OutputStream out, String first, String more) throws IOException {
        out.write(first.getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            out.write(more.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void takeHead(InputStream in) throws IOException {
        byte[] some = new byte[512];
        if (in.read(some) < 0) {
            throw new IOException("nothing came");
        }
    }

    private static void takeAll(InputStream in) throws IOException {
        byte[] some = new byte[8_192];
        while (in.read(some) >= 0) {
            // All is taken, and nothing kept.
        }
    }
}
