package dev.stranded.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The key and certificate of a dashboard that speaks HTTPS itself. A renewed file is read without a restart. */
public final class Tls {
    private final Path keyStore;
    private final @Nullable Path passwordFile;
    private final @Nullable String otherwise;
    private final Opened opened;

    private Tls(Path keyStore, @Nullable Path passwordFile, @Nullable String otherwise) throws StartFailure {
        this.keyStore = keyStore;
        this.passwordFile = passwordFile;
        this.otherwise = otherwise;
        this.opened = open();
    }

    /** A key store that holds a key, and the password of both. */
    private record Opened(KeyStore keys, String password) {
        void putInto(SslContextFactory ssl) {
            ssl.setKeyStore(keys);
            ssl.setKeyStorePassword(password);
        }
    }

    /**
     * A key store, PKCS #12 or JKS, that has a key and opens with the password.
     *
     * @param passwordFile its first line is the password; without it that is {@code otherwise}
     */
    static Tls of(Path keyStore, @Nullable Path passwordFile, @Nullable String otherwise) throws StartFailure {
        return new Tls(keyStore, passwordFile, otherwise);
    }

    private Opened open() throws StartFailure {
        String password = passwordFile == null ? otherwise : firstLine(passwordFile);
        if (password == null) {
            throw new StartFailure("has no password for the key store " + keyStore
                    + "; give it in the environment's STRANDED_DASHBOARD_TLS_PASSWORD, or in a file with"
                    + " --tls-password-file");
        }
        return new Opened(keys(password), password);
    }

    private KeyStore keys(String password) throws StartFailure {
        try {
            KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
            throw new StartFailure("can't use the key store " + keyStore
                    + ", it holds no private key; make one with the key and its certificate, as openssl pkcs12 -export"
                    + " does");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw new StartFailure("can't open the key store " + keyStore + " ("
                    + (wrong ? "the password is wrong" : e)
                    + "); give --tls-keystore a PKCS #12 or JKS file, and its password");
        }
    }

    private static @Nullable String firstLine(Path file) throws StartFailure {
        try {
            return Files.readAllLines(file).stream().findFirst().orElse(null);
        } catch (IOException e) {
            throw new StartFailure(
                    "can't read the password file " + file + " (" + e + "); give --tls-password-file a file of text");
        }
    }

    /** The files that are read. */
    List<Path> files() {
        return Stream.of(keyStore, passwordFile).filter(file -> file != null).toList();
    }

    /** Has {@code ssl} serve what the files hold now; where that can't be used, it goes on with what it has. */
    void renew(SslContextFactory.Server ssl) throws StartFailure {
        Opened renewed = open();
        try {
            SslContextFactory.Server trial = new SslContextFactory.Server();
            renewed.putInto(trial);
            trial.start();
            trial.stop();
            ssl.reload(renewed::putInto);
        } catch (Exception e) {
            throw new StartFailure("can't use the key store " + keyStore + " (" + e
                    + "); put one there with the key and its certificate, as openssl pkcs12 -export makes it");
        }
    }

    /** Listens for HTTPS. */
    Connector connector(Server server, HttpConfiguration http, String host, int port) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        opened.putInto(ssl);
        ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        server.addBean(new TlsRenewal(this, ssl));
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(secure));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }
}
