package dev.stranded.dashboard;

import dev.stranded.dashboard.alert.Alerts;
import dev.stranded.dashboard.api.Acts;
import dev.stranded.dashboard.api.AlertRules;
import dev.stranded.dashboard.api.AllTasks;
import dev.stranded.dashboard.api.Answers;
import dev.stranded.dashboard.api.FindingActs;
import dev.stranded.dashboard.api.FleetMeters;
import dev.stranded.dashboard.api.Operations;
import dev.stranded.dashboard.api.Proofs;
import dev.stranded.dashboard.api.Retention;
import dev.stranded.dashboard.ingest.Ingest;
import dev.stranded.dashboard.live.Events;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import dev.stranded.dashboard.store.WireJson;
import dev.stranded.dashboard.web.PageFiles;
import dev.stranded.dashboard.web.SecurityHeaders;
import dev.stranded.dashboard.web.UnreadableRequests;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
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
    private static final int FLEET_MILLIS = 10_000;
    private static final int QUICK_GZIP = 2;
    private static final int HIGHEST_PORT = 65_535;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BROKEN = 500;

    private final Settings settings;
    private final Store store;
    private final Events events;
    private final Alerts alerts;
    private final Meters meters;
    private final FleetMeters fleet;
    private final Javalin server;
    private final Timer tidying = new Timer("stranded-tidying", true);

    private Dashboard(Settings settings, Store store, Clock clock, Door door) {
        this.settings = settings;
        this.store = store;
        this.events = new Events(store);
        this.alerts = Alerts.start(store, clock);
        this.meters = new Meters(settings.otlp());
        this.fleet = new FleetMeters(store, meters.all());
        this.server = Javalin.create(config -> configure(config, clock, door));
    }

    static Dashboard start(Settings settings, Clock clock) throws StartFailure {
        Door.check(settings);
        checkPort(settings);
        Store store;
        try {
            store = Store.open(settings.store(), clock);
        } catch (StoreFailure e) {
            throw new StartFailure(e.sentence());
        }
        Dashboard dashboard = behindDoor(settings, store, clock);
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
        dashboard.tidying.schedule(inStore(store.handlings()::lapse), LAPSE_MILLIS, LAPSE_MILLIS);
        if (settings.otlp() != null) {
            dashboard.tidying.schedule(inStore(dashboard.fleet::refresh), FLEET_MILLIS, FLEET_MILLIS);
        }
        return dashboard;
    }

    private static Dashboard behindDoor(Settings settings, Store store, Clock clock) throws StartFailure {
        try {
            return new Dashboard(settings, store, clock, Door.of(settings, store, clock));
        } catch (StartFailure e) {
            store.close();
            throw e;
        }
    }

    /** Where its page is. */
    String url() {
        String host = settings.host();
        String scheme = settings.entrance().tls() == null ? "http://" : "https://";
        return scheme + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + server.port();
    }

    @Override
    public void close() {
        tidying.cancel();
        alerts.close();
        events.close();
        server.stop();
        pushLast();
        store.close();
    }

    private void pushLast() {
        if (settings.otlp() != null) {
            inStore(fleet::refresh).run();
        }
        meters.close();
    }

    /** All routes of the interface for programs, each with its method. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .toList();
    }

    private void configure(JavalinConfig config, Clock clock, Door door) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.addCustomizer(new SecurityHeaders(settings.entrance().isCalledByHttps()));
        });
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new UnreadableRequests()));
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(QUICK_GZIP));
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(WireJson.mapper(), false));
        door.guard(config, meters.all());
        routeApi(config.routes, new Answers(store, clock), new Ingest(store, meters.all()));
        config.routes.get("/api/v1/kept", new Retention(store)::kept);
        config.routes.post("/api/v1/jvms/{jvm}/prove", new Proofs(store)::ask);
        routeFindings(config.routes, new FindingActs(store, clock));
        routeAlerts(config.routes, new AlertRules(store, clock));
        routeTasks(config.routes, new AllTasks(store, clock));
        routeOperations(config.routes, new Operations(store, fleet, meters.prometheus()));
        routePage(config.routes, new PageFiles(Build.read().webjars()));
        routeErrors(config.routes);
    }

    private void routeApi(RoutesConfig routes, Answers answers, Ingest ingest) {
        routes.post("/api/v1/ingest", ingest::take);
        routes.get("/api/v1/jvms", answers::jvms);
        routes.get("/api/v1/jvms/{jvm}", answers::jvm);
        routes.get("/api/v1/jvms/{jvm}/series", answers::series);
        routes.get("/api/v1/services/series", answers::serviceSeries);
        routes.get("/api/v1/jvms/{jvm}/findings/{signature}", answers::finding);
        routes.get("/api/v1/findings", answers::findings);
        routes.get("/api/v1/events", events::stream);
        routes.get("/api/v1/audit", new Acts(store)::acts);
    }

    private static void routeFindings(RoutesConfig routes, FindingActs acts) {
        routes.post("/api/v1/jvms/{jvm}/findings/{signature}/state", acts::act);
        routes.get("/findings/{signature}", acts::find);
    }

    private static void routeAlerts(RoutesConfig routes, AlertRules rules) {
        routes.get("/api/v1/alerts", rules::all);
        routes.post("/api/v1/alerts/rules", rules::add);
        routes.put("/api/v1/alerts/rules/{rule}", rules::change);
        routes.delete("/api/v1/alerts/rules/{rule}", rules::delete);
        routes.post("/api/v1/alerts/rules/{rule}/test", rules::test);
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
        routes.get("/alerts", files::index);
        routes.get("/login", files::login);
        routes.get("/api/v1/openapi.json", files::openApi);
        routes.get("/audit", files::index);
        routes.get("/services", files::index);
        routes.get("/compare", files::index);
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
                    + " and what else can be done stands in the pages; the rest is read.";
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
