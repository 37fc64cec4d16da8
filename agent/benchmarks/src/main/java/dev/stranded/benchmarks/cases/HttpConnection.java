package dev.stranded.benchmarks.cases;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to an HTTP server, kept from request to request; as cheap as can be, since it shares the machine. */
final class HttpConnection implements Closeable {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String OK = "http/1.1 200";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] request;
    private final byte[] answer = new byte[8192];

    HttpConnection(int port, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks and reads the answer to its end. */
    void ask() throws IOException {
        out.write(request);
        int length = 0;
        int whole = -1;
        while (whole < 0 || length < whole) {
            int read = in.read(answer, length, answer.length - length);
            if (read <= 0) {
                throw new EOFException("the server has hung up, or its answer is too long");
            }
            length += read;
            whole = whole < 0 ? whole(length) : whole;
        }
    }

    /** How many bytes the answer has; -1 as long as its head is not complete. */
    private int whole(int length) throws IOException {
        String text = new String(answer, 0, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return -1;
        }
        int body = text.indexOf(LENGTH);
        if (!text.startsWith(OK) || body < 0 || body > head) {
            throw new IOException("the server's answer was: " + text);
        }
        int begin = body + LENGTH.length();
        int bytes = Integer.parseInt(
                text.substring(begin, text.indexOf('\r', begin)).trim());
        return head + END_OF_HEAD.length() + bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
