package dev.stranded.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** As much of Redis as a client needs to feel at home: whatever key is read has the value {@code hello}. */
final class TinyRedis {
    private final ServerSocket door;

    private TinyRedis(ServerSocket door) {
        this.door = door;
    }

    static TinyRedis start() throws IOException {
        TinyRedis redis = new TinyRedis(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        new Thread(redis::accept, "redis").start();
        return redis;
    }

    int port() {
        return door.getLocalPort();
    }

    void stop() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                new Thread(() -> serve(client), "redis-client").start();
            }
        } catch (IOException e) {
            assert door.isClosed();
        }
    }

    private static void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = words(in, Integer.parseInt(line.substring(1)));
                boolean get = words[0].toUpperCase(Locale.ROOT).equals("GET");
                out.write((get ? "$5\r\nhello\r\n" : "+OK\r\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            assert client.isClosed();
        }
    }

    /** Each word stands behind a line with its length. */
    private static String[] words(BufferedReader in, int count) throws IOException {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            in.readLine();
            words[i] = in.readLine();
        }
        return words;
    }
}
