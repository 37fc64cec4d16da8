package dev.stranded.dashboard.store;

import dev.stranded.wire.Command;
import dev.stranded.wire.Finding;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Threads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that the dashboard knows. Every method may throw {@link StoreFailure}. */
public final class Store implements AutoCloseable {
    private static final long WATCHED_MILLIS = 10_000;

    private final Database database;
    private final Clock clock;
    private final Keep keep;
    private final Pulse pulse = new Pulse();
    private final Handlings handlings;
    private final AlertBook alerts;

    private Store(Database database, Clock clock, Keep keep) {
        this.database = database;
        this.clock = clock;
        this.handlings = new Handlings(database, clock, pulse);
        this.alerts = new AlertBook(database, clock, pulse);
        this.keep = keep;
        database.engine().follow(pulse::beat);
    }

    /** Opens the store, and makes what is not there yet. */
    public static Store open(StoreSettings settings, Clock clock) {
        String url = settings.url();
        Engine engine = url == null
                ? SqliteEngine.in(settings.folder(), settings.keep().bytes())
                : PostgresEngine.at(url, settings.user(), settings.password());
        return new Store(Database.open(engine), clock, settings.keep());
    }

    /** Beats at every change. */
    public Pulse pulse() {
        return pulse;
    }

    /** What operators say of findings. */
    public Handlings handlings() {
        return handlings;
    }

    /** Who is to be told of findings, and who was. */
    public AlertBook alerts() {
        return alerts;
    }

    /** Logins, and what operators did. */
    public AccessBook access() {
        return new AccessBook(database);
    }

    /** Takes in a batch that bears no id, see {@link #put(Batch, String)}. */
    public List<Command> put(Batch batch) {
        return put(batch, null);
    }

    /**
     * Takes in a batch, all of it or nothing; gives what the agent is to be asked for. Of a batch whose id is known
     * nothing is taken in again, and those proofs are asked for again that its agent has told nothing of.
     */
    public List<Command> put(Batch batch, @Nullable String id) {
        String jvm = batch.hello().jvm();
        List<Command> asked = database.write(connection -> {
            long now = clock.millis();
            if (id != null && BatchIds.isKnown(connection, jvm, id)) {
                return commands(connection, jvm, now, ProofRows.giveAgain(connection, jvm, now));
            }
            long revision = nextRevision(connection);
            JvmRows.put(connection, batch, now, revision);
            if (id != null) {
                BatchIds.remember(connection, jvm, id);
            }
            for (Sample sample : batch.samples()) {
                SampleRows.put(connection, jvm, sample);
            }
            for (Line<Finding> finding : batch.findings()) {
                FindingKey key =
                        new FindingKey(batch.hello().name(), finding.message().signature());
                HandlingTurns.note(connection, key, finding.message(), now, revision);
                FindingRows.put(connection, finding, revision);
            }
            for (Line<ProofRun> proof : batch.proofs()) {
                ProofRows.put(connection, proof, now, revision);
            }
            if (batch.goodbye() != null) {
                ProofRows.end(connection, jvm, now, revision);
            }
            for (Line<Threads> threads : batch.threads()) {
                ThreadRows.put(connection, threads, now);
            }
            return commands(connection, jvm, now, ProofRows.give(connection, jvm, now, revision));
        });
        pulse.beat();
        return asked;
    }

    /** Asks for a proof of a JVM, and gives its id; null, and nothing is asked, while one is asked for or under way. */
    public @Nullable String askProof(String jvm) {
        String id = UUID.randomUUID().toString();
        boolean asked = database.write(connection -> {
            long now = clock.millis();
            if (ProofRows.isOpen(connection, jvm, now)) {
                return false;
            }
            ProofRows.ask(connection, jvm, id, now, nextRevision(connection));
            return true;
        });
        pulse.beat();
        return asked ? id : null;
    }

    private static List<Command> commands(Connection connection, String jvm, long now, List<String> proofs)
            throws SQLException {
        List<Command> commands = new ArrayList<>();
        proofs.forEach(id -> commands.add(new Command(Command.PROVE, id)));
        String threads = ThreadRows.give(connection, jvm, now);
        if (threads != null) {
            commands.add(new Command(Command.THREADS, threads));
        }
        if (WatchedRows.isWatched(connection, jvm, now)) {
            commands.add(new Command(Command.WATCH, jvm));
        }
        return commands;
    }

    /**
     * Has the agent of a JVM look as often as it may for the next ten seconds, since somebody watches. Nothing happens
     * where the JVM is not known or has ended.
     */
    public void watch(String jvm) {
        long until = clock.millis() + WATCHED_MILLIS;
        database.write(connection -> {
            WatchedRows.put(connection, jvm, until);
            return true;
        });
    }

    /** Asks for a look at every task of a JVM. */
    public void askThreads(String jvm) {
        String id = UUID.randomUUID().toString();
        database.write(connection -> {
            ThreadRows.ask(connection, jvm, id, clock.millis());
            return true;
        });
    }

    /** When the looks at every task were taken that are kept, milliseconds since 1970, the newest first. */
    public List<Long> threadTimes(String jvm) {
        return database.read(connection -> ThreadRows.times(connection, jvm));
    }

    /** The look at every task that was taken then, a line of the wire. */
    public @Nullable String threads(String jvm, long at) {
        return database.find(connection -> ThreadRows.at(connection, jvm, at));
    }

    /** Gives up proofs of which nothing was heard for too long. */
    public void lapseProofs() {
        long now = clock.millis();
        if (database.read(connection -> ProofRows.anyLapsed(connection, now))) {
            database.write(connection -> {
                ProofRows.lapse(connection, now, nextRevision(connection));
                return true;
            });
            pulse.beat();
        }
    }

    static long nextRevision(Connection connection) throws SQLException {
        Sql.update(connection, "update revision set value = value + 1");
        return Sql.number(connection, "select value from revision");
    }

    /** Forgets what is beyond the store's bounds. */
    public void tidy() {
        new Tidying(database, keep, clock.millis()).tidy();
        database.write(connection -> {
            HandlingRows.forgetOldest(connection);
            SimilarRows.forgetOrphans(connection);
            AlertRows.forgetOldest(connection);
            return true;
        });
    }

    /** What it keeps, and how much is there. */
    public Kept kept() {
        Engine engine = database.engine();
        return new Kept(
                engine.kind(),
                keep.days(),
                keep.bytes(),
                database.read(connection -> engine.usedBytes(connection, Long.MAX_VALUE)));
    }

    /** All JVMs, live ones first. */
    public List<JvmRow> jvms() {
        return database.read(connection -> JvmRows.all(connection, clock.millis()));
    }

    /** One JVM. */
    public @Nullable JvmRow jvm(String jvm) {
        return database.find(connection -> JvmRows.one(connection, jvm, clock.millis()));
    }

    /** Its newest snapshot, a line of the wire. */
    public @Nullable String snapshot(String jvm) {
        return database.find(connection -> JvmRows.snapshot(connection, jvm));
    }

    /** Its charts over a span. */
    public Series series(JvmRow jvm, Span span, int points) {
        List<Sample> samples = database.read(connection -> SampleRows.of(connection, jvm.id(), span));
        int newer = database.read(connection -> SampleRows.countAfter(connection, jvm.id(), span));
        return SeriesMaker.make(samples, newer, jvm.intervalMillis(), points);
    }

    /** The charts of all JVMs of an application together, over the last so many milliseconds. */
    public Series serviceSeries(String name, long lastMillis, int points) {
        long now = clock.millis();
        return database.read(connection -> ServiceSeries.of(connection, name, new Span(now - lastMillis, now), points));
    }

    /** Findings of all JVMs, open ones first, of a state or of all. */
    public List<FindingRow> findings(@Nullable String state) {
        return database.read(connection -> FindingRows.all(connection, state));
    }

    /** Findings of one JVM, lines of the wire, open ones first. */
    public List<String> findingsOf(String jvm) {
        return database.read(connection -> FindingRows.of(connection, jvm));
    }

    /** One finding, a line of the wire. */
    public @Nullable String finding(String jvm, String signature) {
        return database.find(connection -> FindingRows.one(connection, jvm, signature));
    }

    /** The newest proofs of a JVM, asked for or told of, the newest first, lines of the wire. */
    public List<String> proofs(String jvm) {
        return database.read(connection -> ProofRows.of(connection, jvm));
    }

    /** When the version changed that the JVM runs; null where no JVM of another version was known before. */
    public @Nullable Deploy deploy(JvmRow jvm) {
        List<String> others = database.read(connection -> JvmRows.helloOfOthers(connection, jvm.id()));
        return Deploy.of(
                WireJson.object(jvm.hello()),
                others.stream().map(WireJson::object).toList());
    }

    /** How its count went. */
    public List<CountAt> counts(String jvm, String signature) {
        return database.read(connection -> FindingRows.counts(connection, jvm, signature));
    }

    /** How many findings are open, by service, kind and verdict. */
    public List<OpenCount> openCounts() {
        return database.read(FindingRows::openCounts);
    }

    /** What was counted since the store was made. */
    public Totals totals() {
        return database.read(Totals::read);
    }

    /** Now, to learn later what has changed since. */
    public Changes.Since now(@Nullable String jvm) {
        long at = clock.millis();
        return new Changes.Since(
                database.read(connection -> Sql.number(connection, "select value from revision")), at, jvm);
    }

    /** What has changed; whole snapshots and proofs only where one JVM is asked for. */
    public Changes changes(Changes.Since since) {
        return database.read(connection -> {
            long revision = Sql.number(connection, "select value from revision");
            long at = clock.millis();
            return new Changes(
                    JvmRows.changed(connection, since, at),
                    since.jvm() == null ? List.of() : JvmRows.changedSnapshots(connection, since),
                    FindingRows.changed(connection, since),
                    since.jvm() == null ? List.of() : ProofRows.changed(connection, since),
                    new Changes.Since(revision, at, since.jvm()));
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
