package dev.stranded.dashboard;

import dev.stranded.dashboard.access.ActLog;
import dev.stranded.dashboard.access.Attempts;
import dev.stranded.dashboard.access.Logins;
import dev.stranded.dashboard.access.TokenFailure;
import dev.stranded.dashboard.access.TokenFile;
import dev.stranded.dashboard.access.Tokens;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import dev.stranded.dashboard.web.BodyDeadline;
import dev.stranded.dashboard.web.Entry;
import dev.stranded.dashboard.web.Gate;
import dev.stranded.dashboard.web.Guard;
import dev.stranded.dashboard.web.LoginCookie;
import dev.stranded.dashboard.web.RequestMeters;
import dev.stranded.dashboard.web.Shares;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/** All that stands between the network and the routes. */
final class Door {
    private static final int MOST_CONNECTIONS = 2_000;
    private static final long LONGEST_BODY_MILLIS = 30_000;

    private final Settings settings;
    private final Guard guard;
    private final Gate gate;
    private final Entry entry;
    private final Shares shares = new Shares();

    private Door(Settings settings, Guard guard, Gate gate, Entry entry) {
        this.settings = settings;
        this.guard = guard;
        this.gate = gate;
        this.entry = entry;
    }

    /** Throws where others could reach the dashboard and nothing says who may. */
    static void check(Settings settings) throws StartFailure {
        try {
            boolean none = file(settings).read().isEmpty();
            if (none && isExposed(settings)) {
                throw new StartFailure("can't listen at " + settings.host() + ", which others can reach, without tokens"
                        + " that say who may; make one with \"token add --role operator --name you\", and one of the"
                        + " role agent for the agents, or use --host 127.0.0.1");
            }
        } catch (TokenFailure e) {
            throw new StartFailure(String.valueOf(e.getMessage()));
        }
    }

    static Door of(Settings settings, Store store, Clock clock) throws StartFailure {
        ActLog acts = new ActLog(store.access(), clock);
        boolean exposed = isExposed(settings);
        try {
            Tokens tokens = Tokens.of(file(settings), exposed, acts::tokensChanged);
            Logins logins = new Logins(store.access(), tokens, clock);
            LoginCookie cookie = new LoginCookie(settings.entrance().isSecure());
            return new Door(
                    settings,
                    new Guard(hosts(settings, exposed), settings.entrance().urls(), exposed),
                    new Gate(tokens, logins, cookie, acts),
                    new Entry(
                            tokens,
                            logins,
                            new Attempts(clock),
                            cookie,
                            acts,
                            WireJson.mapper().reader()));
        } catch (TokenFailure e) {
            throw new StartFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Whether tokens could be read on their way by others on the network. */
    static boolean isOverheard(Settings settings) throws StartFailure {
        return isExposed(settings) && !settings.entrance().isSecure();
    }

    /** Puts itself before all routes. */
    void guard(JavalinConfig config, MeterRegistry meters) {
        Tls tls = settings.entrance().tls();
        if (tls != null) {
            config.jetty.addConnector((server, http) -> tls.connector(server, http, settings.host(), settings.port()));
        }
        config.jetty.modifyServer(Door::bound);
        RequestMeters requests = new RequestMeters(meters);
        config.routes.before(requests::begin);
        config.routes.before(guard::check);
        config.routes.beforeMatched(gate::check);
        config.routes.beforeMatched(shares::take);
        config.routes.after(shares::giveBack);
        config.routes.after(gate::note);
        config.routes.after(requests::end);
        routeSession(config.routes);
    }

    private void routeSession(RoutesConfig routes) {
        routes.get("/api/v1/session", entry::who);
        routes.post("/api/v1/session", entry::in);
        routes.delete("/api/v1/session", entry::out);
    }

    private static void bound(Server server) {
        server.insertHandler(new BodyDeadline(LONGEST_BODY_MILLIS));
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    private static TokenFile file(Settings settings) {
        return new TokenFile(settings.entrance().tokens());
    }

    private static boolean isExposed(Settings settings) throws StartFailure {
        try {
            return !InetAddress.getByName(settings.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure("does not know the host " + settings.host() + "; use --host 127.0.0.1");
        }
    }

    private static List<String> hosts(Settings settings, boolean exposed) {
        List<String> hosts = new ArrayList<>(List.of(settings.host()));
        if (exposed) {
            try {
                hosts.add(InetAddress.getLocalHost().getHostName());
            } catch (UnknownHostException e) {
                return hosts;
            }
        }
        return hosts;
    }
}
