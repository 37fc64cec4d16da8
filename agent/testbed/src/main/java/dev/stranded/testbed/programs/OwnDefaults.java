package dev.stranded.testbed.programs;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Sets everything that an application may set for all connections of its JVM, each of which notes that it was asked and
 * refuses.
 *
 * <p>When the parent says something, it prints who was asked, and {@code done}. Argument: {@code sockets} to set a
 * factory of sockets, too.
 */
public final class OwnDefaults {
    private static final Set<String> ASKED = new ConcurrentSkipListSet<>();

    private OwnDefaults() {}

    /** Runs until standard input ends. */
    @SuppressWarnings("deprecation") // Applications that set a factory of sockets do so in this way.
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        CookieHandler.setDefault(new Cookies());
        Authenticator.setDefault(new Passwords());
        ProxySelector.setDefault(new Proxies());
        ResponseCache.setDefault(new Answers());
        HttpURLConnection.setFollowRedirects(true);
        URLConnection.setDefaultUseCaches("http", true);
        SSLContext trust = suspicious();
        SSLContext.setDefault(trust);
        HttpsURLConnection.setDefaultSSLSocketFactory(trust.getSocketFactory());
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> !asked("host name verifier"));
        URL.setURLStreamHandlerFactory(protocol -> {
            if (protocol.startsWith("http")) {
                asked("factory of protocols for " + protocol);
            }
            return null;
        });
        if (List.of(arguments).contains("sockets")) {
            Socket.setSocketImplFactory(() -> {
                throw new IllegalStateException("asked: " + asked("factory of sockets"));
            });
        }
        parent.tell("set");
        while (true) {
            parent.hear();
            ASKED.forEach(who -> parent.tell("asked: " + who));
            parent.tell("done");
        }
    }

    private static boolean asked(String who) {
        return ASKED.add(who) || ASKED.contains(who);
    }

    private static SSLContext suspicious() throws NoSuchAlgorithmException, KeyManagementException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trust()}, new SecureRandom());
        return context;
    }

    private static final class Cookies extends CookieHandler {
        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            throw new IOException("asked: " + asked("cookies"));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            throw new IOException("asked: " + asked("cookies"));
        }
    }

    private static final class Passwords extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            throw new IllegalStateException("asked: " + asked("passwords"));
        }
    }

    private static final class Proxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            throw new IllegalStateException("asked: " + asked("proxies"));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException reason) {
            asked("proxies");
        }
    }

    private static final class Answers extends ResponseCache {
        @Override
        public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) throws IOException {
            throw new IOException("asked: " + asked("cache"));
        }

        @Override
        public CacheRequest put(URI uri, URLConnection connection) throws IOException {
            throw new IOException("asked: " + asked("cache"));
        }
    }

    private static final class Trust implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            asked("trust");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("asked: " + asked("trust"));
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
