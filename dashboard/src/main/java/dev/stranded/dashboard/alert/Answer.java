package dev.stranded.dashboard.alert;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What came back when a message was sent.
 *
 * @param status of the answer; null: none came
 * @param afterSeconds how long the receiver asks to be left alone; 0 where it does not
 * @param said in words
 */
record Answer(@Nullable Integer status, long afterSeconds, String said) {
    static Answer none(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = said(cause);
            if (said != null) {
                return new Answer(null, 0, said);
            }
        }
        return new Answer(null, 0, "could not be sent (" + failure.getClass().getSimpleName() + ")");
    }

    private static @Nullable String said(Throwable cause) {
        if (cause instanceof UnresolvedAddressException) {
            return "the host is not known";
        } else if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + Sender.CONNECT_MILLIS / 1000 + " s";
        } else if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return "no answer within " + Sender.LONGEST_MILLIS / 1000 + " s";
        } else if (cause instanceof SSLException) {
            return "its certificate or TLS is not accepted";
        }
        return cause instanceof ConnectException && !(cause.getCause() instanceof UnresolvedAddressException)
                ? "no connection"
                : null;
    }
}
