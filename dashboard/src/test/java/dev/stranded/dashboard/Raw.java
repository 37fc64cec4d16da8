package dev.stranded.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes sent to a dashboard as they are, which no HTTP client would send. */
final class Raw {
    private static final int PATIENCE_MILLIS = 10_000;

    private Raw() {}

    /** A connection on which nothing was said yet. */
    static Socket connect(RunningDashboard dashboard) {
        URI url = URI.create(dashboard.url());
        try {
            Socket socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends lines and an empty one, asks for no more on this connection, and gives all that comes back. */
    static String ask(RunningDashboard dashboard, String... lines) {
        return send(dashboard, String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends a text and gives all that comes back until the server closes. */
    static String send(RunningDashboard dashboard, String text) {
        try (Socket socket = connect(dashboard)) {
            write(socket, text);
            return rest(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer; 0 where the server closed without one. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException e) {
            // The server has answered and closed already, which is for the caller to see.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that the server says. */
    static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException | SocketTimeoutException e) {
            // What has come until then is the answer.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The values of a header, in the order of its lines. */
    static List<String> header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
