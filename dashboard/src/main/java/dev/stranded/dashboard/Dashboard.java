package dev.stranded.dashboard;

import dev.stranded.dashboard.api.AllTasks;
import dev.stranded.dashboard.api.Answers;
import dev.stranded.dashboard.api.Operations;
import dev.stranded.dashboard.api.Proofs;
import dev.stranded.dashboard.api.Retention;
import dev.stranded.dashboard.ingest.Ingest;
import dev.stranded.dashboard.live.Events;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import dev.stranded.dashboard.store.WireJson;
import dev.stranded.dashboard.web.Guard;
import dev.stranded.dashboard.web.PageFiles;
import dev.stranded.dashboard.web.SecurityHeaders;
import dev.stranded.dashboard.web.UnreadableRequests;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running dashboard: the store, and the server in front of it. */
final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
    private static final int TIDY_MILLIS = 30_000;
    private static final int LAPSE_MILLIS = 1_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BROKEN = 500;

    private final Settings settings;
    private final Store store;
    private final Events events;
    private final Javalin server;
    private final Timer tidying = new Timer("stranded-tidying", true);

    private Dashboard(Settings settings, Store store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.events = new Events(store);
        this.server = Javalin.create(config -> configure(config, clock));
    }

    static Dashboard start(Settings settings, Clock clock) throws StartFailure {
        checkLoopback(settings.host());
        checkPort(settings);
        Store store;
        try {
            store = Store.open(settings.store(), clock);
        } catch (StoreFailure e) {
            throw new StartFailure(e.sentence());
        }
        Dashboard dashboard = new Dashboard(settings, store, clock);
        try {
            dashboard.server.start();
        } catch (JavalinBindException e) {
            dashboard.close();
            throw portTaken(settings, e);
        } catch (RuntimeException e) {
            dashboard.close();
            throw e;
        }
        dashboard.tidying.schedule(inStore(store::tidy), 0, TIDY_MILLIS);
        dashboard.tidying.schedule(inStore(store::lapseProofs), LAPSE_MILLIS, LAPSE_MILLIS);
        return dashboard;
    }

    /** Where its page is. */
    String url() {
        String host = settings.host();
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + server.port();
    }

    @Override
    public void close() {
        tidying.cancel();
        events.close();
        server.stop();
        store.close();
    }

    private void configure(JavalinConfig config, Clock clock) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.addCustomizer(new SecurityHeaders());
        });
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new UnreadableRequests()));
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(WireJson.mapper(), false));
        config.routes.before(new Guard(settings.host())::check);
        routeApi(config.routes, new Answers(store, clock), new Ingest(store, meters));
        config.routes.get("/api/v1/kept", new Retention(store)::kept);
        config.routes.post("/api/v1/jvms/{jvm}/prove", new Proofs(store)::ask);
        routeTasks(config.routes, new AllTasks(store, clock));
        routeOperations(config.routes, new Operations(store, meters));
        routePage(config.routes, new PageFiles(Build.read().webjars()));
        routeErrors(config.routes);
    }

    private void routeApi(RoutesConfig routes, Answers answers, Ingest ingest) {
        routes.post("/api/v1/ingest", ingest::take);
        routes.get("/api/v1/jvms", answers::jvms);
        routes.get("/api/v1/jvms/{jvm}", answers::jvm);
        routes.get("/api/v1/jvms/{jvm}/series", answers::series);
        routes.get("/api/v1/jvms/{jvm}/findings/{signature}", answers::finding);
        routes.get("/api/v1/findings", answers::findings);
        routes.get("/api/v1/events", events::stream);
    }

    private static void routeTasks(RoutesConfig routes, AllTasks tasks) {
        routes.post("/api/v1/jvms/{jvm}/threads", tasks::ask);
        routes.get("/api/v1/jvms/{jvm}/threads", tasks::look);
        routes.get("/api/v1/jvms/{jvm}/threads/collapsed", tasks::collapsed);
        routes.get("/api/v1/jvms/{jvm}/threads/speedscope", tasks::speedscope);
        routes.get("/api/v1/jvms/{jvm}/tasks/{task}", tasks::task);
    }

    private static void routeOperations(RoutesConfig routes, Operations operations) {
        routes.get("/health", operations::health);
        routes.get("/metrics", operations::metrics);
    }

    private static void routePage(RoutesConfig routes, PageFiles files) {
        routes.get("/", files::index);
        routes.get("/jvms/{jvm}", files::index);
        routes.get("/jvms/{jvm}/findings/{signature}", files::index);
        routes.get("/jvms/{jvm}/tasks", files::index);
        routes.get("/jvms/{jvm}/tasks/{task}", files::index);
        routes.get("/findings", files::index);
        routes.get("/assets/<path>", files::asset);
        routes.get("/webjars/{name}/<path>", files::webjar);
    }

    private static void routeErrors(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class,
                (refused, context) -> error(context, refused.getStatus(), sentence(refused, context)));
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failure);
            error(context, BROKEN, "The dashboard failed at this; its own log on standard error says why.");
        });
        routes.exception(StoreFailure.class, (failure, context) -> {
            LOG.error("{} {} failed: {}", context.method(), context.path(), failure.sentence());
            error(context, BROKEN, failure.sentence());
        });
    }

    /** The server's own refusals in the words of this dashboard; a route's are sentences already. */
    private static String sentence(HttpResponseException refused, Context context) {
        if (refused.getStatus() == NOT_ALLOWED) {
            return context.method() + " is not for " + context.path()
                    + "; agents post to /api/v1/ingest, proofs are asked for by a post to /api/v1/jvms/{jvm}/prove,"
                    + " looks at all tasks by one to /api/v1/jvms/{jvm}/threads, the rest is read.";
        }
        return refused.getStatus() == NOT_FOUND
                        && String.valueOf(refused.getMessage()).startsWith("Endpoint ")
                ? "There is nothing at " + context.path() + "; the page is at / and the API under /api/v1/."
                : String.valueOf(refused.getMessage());
    }

    private static void error(Context context, int status, String sentence) {
        context.status(status).json(Map.of("error", sentence));
    }

    private static TimerTask inStore(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    work.run();
                } catch (StoreFailure e) {
                    LOG.warn("could not tidy the store: {}", e.sentence());
                }
            }
        };
    }

    private static void checkLoopback(String host) throws StartFailure {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new StartFailure("can't listen at " + host
                        + ", which others can reach: this version has no tokens to tell who may; use --host 127.0.0.1");
            }
        } catch (UnknownHostException e) {
            throw new StartFailure("does not know the host " + host + "; use --host 127.0.0.1");
        }
    }

    /** Asked before the store is opened, so a second start by mistake changes nothing. */
    private static void checkPort(Settings settings) throws StartFailure {
        if (settings.port() < 0 || settings.port() > HIGHEST_PORT) {
            throw new StartFailure("can't listen at port " + settings.port() + "; give --port a number from 0 to "
                    + HIGHEST_PORT + " (0 for a free one)");
        }
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            LOG.debug("port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw portTaken(settings, e);
        }
    }

    private static StartFailure portTaken(Settings settings, Exception reason) {
        return new StartFailure("can't listen at port " + settings.port() + " of " + settings.host() + " ("
                + reason.getMessage() + "); stop what listens there, perhaps another dashboard,"
                + " or give --port another number (0 for a free one)");
    }
}
