package dev.stranded.dashboard.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the server can't read, and that so never come to a route. */
public final class UnreadableRequests implements Request.Handler {
    private static final String SENTENCE =
            "{\"error\":\"The server can't read this request; the page is at / and the API under /api/v1/.\"}";

    /** Keeps the server from answering with a page of its own. */
    public UnreadableRequests() {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.putOn(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, SENTENCE, callback);
        return true;
    }
}
