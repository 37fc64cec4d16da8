package dev.stranded.dashboard.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The page's files, from the jar.
 *
 * <p>The browser asks each time whether its copy is still good: a file's tag is made of its content, since all entries
 * of a reproducible jar have one date.
 */
public final class PageFiles {
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final String INDEX = "web/index.html";
    private static final String LOGIN = "web/login.html";
    private static final String OPEN_API = "web/openapi.json";
    private static final String ASSETS = "web/assets/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Pattern GZIP = Pattern.compile("(^|[ ,])gzip([ ,]|;q=(1|0\\.[1-9])|$)");
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_DIGITS = 32;

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, String> webjarVersions;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    /** Serves the page, and of WebJars those of which a version is given. */
    public PageFiles(Map<String, String> webjarVersions) {
        this.webjarVersions = webjarVersions;
    }

    /** The page; it finds out from its address what to show. */
    public void index(Context context) throws IOException {
        serve(context, INDEX);
    }

    /** The page where people log in. */
    public void login(Context context) throws IOException {
        serve(context, LOGIN);
    }

    /** {@code GET /api/v1/openapi.json}: the description of the interface for programs. */
    public void openApi(Context context) throws IOException {
        serve(context, OPEN_API);
    }

    /** {@code GET /assets/<path>}. */
    public void asset(Context context) throws IOException {
        serve(context, ASSETS + context.pathParam("path"));
    }

    /** {@code GET /webjars/{name}/<path>}, without a version: the one in the jar. */
    public void webjar(Context context) throws IOException {
        String version = webjarVersions.get(context.pathParam("name"));
        serve(context, WEBJARS + context.pathParam("name") + "/" + version + "/" + context.pathParam("path"));
    }

    private void serve(Context context, String resource) throws IOException {
        Served file = PATH.matcher(resource).matches() ? file(resource) : null;
        if (file == null) {
            throw new NotFoundResponse("There is no file " + context.path() + "; the page is at /.");
        }
        context.header("ETag", file.tag()).header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
        } else if (takesGzip(context)) {
            context.header("Content-Encoding", "gzip").contentType(file.type()).result(file.gzipped());
        } else {
            context.contentType(file.type()).result(file.content());
        }
    }

    private static boolean takesGzip(Context context) {
        String encodings = context.header("Accept-Encoding");
        return encodings != null && GZIP.matcher(encodings).find();
    }

    private @Nullable Served file(String resource) throws IOException {
        Served known = served.get(resource);
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        if (known != null || type == null) {
            return known;
        }
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            Served file = new Served(content, gzipped(content), type, tag(content));
            served.put(resource, file);
            return file;
        }
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** A file as it goes out. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Served(byte[] content, byte[] gzipped, String type, String tag) {}
}
