package dev.stranded.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether the files of the key have changed, wherever their links lead by then, and has them served
 * once they stay as they are for another second. The server's own scanner drops the key it has before it reads the
 * next, and so would be left without one by a file that is broken or gone.
 */
final class TlsRenewal extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(TlsRenewal.class);
    private static final int LOOK_SECONDS = 1;

    private final Tls tls;
    private final SslContextFactory.Server ssl;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread looking = new Thread(work, "stranded-tls-renewal");
        looking.setDaemon(true);
        return looking;
    });
    private List<String> served;
    private List<String> before;

    TlsRenewal(Tls tls, SslContextFactory.Server ssl) {
        this.tls = tls;
        this.ssl = ssl;
        this.served = tls.files().stream().map(TlsRenewal::mark).toList();
        this.before = served;
    }

    @Override
    protected void doStart() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() {
        thread.shutdownNow();
    }

    private void look() {
        List<String> now = tls.files().stream().map(TlsRenewal::mark).toList();
        boolean stands = now.equals(before);
        before = now;
        if (stands && !now.equals(served)) {
            served = now;
            renew();
        }
    }

    private void renew() {
        try {
            tls.renew(ssl);
        } catch (StartFailure e) {
            LOG.warn("the certificate stays the one it was: the dashboard {}", e.getMessage());
        }
    }

    /** Tells one state of a file from another. */
    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "none";
        }
    }
}
