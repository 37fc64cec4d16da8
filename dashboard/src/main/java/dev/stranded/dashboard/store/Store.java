package dev.stranded.dashboard.store;

import dev.stranded.wire.Finding;
import dev.stranded.wire.ProofRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that the dashboard knows. Every method may throw {@link StoreFailure}. */
public final class Store implements AutoCloseable {
    private static final long MOST_BYTES = 2L << 30;

    private final Database database;
    private final Clock clock;
    private final Pulse pulse = new Pulse();

    private Store(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the store in a folder, and makes what is not there yet. */
    public static Store open(Path folder, Clock clock) {
        return open(folder, clock, MOST_BYTES);
    }

    static Store open(Path folder, Clock clock, long mostBytes) {
        return new Store(Database.open(folder, mostBytes), clock);
    }

    /** Beats at every change. */
    public Pulse pulse() {
        return pulse;
    }

    /** Takes in a batch, all of it or nothing; gives the ids of the proofs that the agent is to be asked for. */
    public List<String> put(Batch batch) {
        String jvm = batch.hello().jvm();
        List<String> asked = database.write(connection -> {
            long now = clock.millis();
            long revision = nextRevision(connection);
            JvmRows.put(connection, batch, now, revision);
            for (Sample sample : batch.samples()) {
                SampleRows.put(connection, jvm, sample);
            }
            for (Line<Finding> finding : batch.findings()) {
                FindingRows.put(connection, finding, revision);
            }
            for (Line<ProofRun> proof : batch.proofs()) {
                ProofRows.put(connection, proof, now, revision);
            }
            if (batch.goodbye() != null) {
                ProofRows.end(connection, jvm, now, revision);
            }
            return ProofRows.give(connection, jvm, now, revision);
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

    private static long nextRevision(Connection connection) throws SQLException {
        Sql.update(connection, "update revision set value = value + 1");
        return Sql.number(connection, "select value from revision");
    }

    /** Forgets what is beyond the store's bounds. */
    public void tidy() {
        database.write(connection -> {
            Tidying.tidy(connection, clock.millis());
            return true;
        });
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

    /** Its charts. */
    public Series series(JvmRow jvm, int points) {
        List<Sample> samples = database.read(connection -> SampleRows.of(connection, jvm.id()));
        return SeriesMaker.make(samples, jvm.intervalMillis(), points);
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

    /** How many findings are open, by kind and verdict. */
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
