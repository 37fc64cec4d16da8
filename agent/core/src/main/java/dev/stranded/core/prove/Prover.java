package dev.stranded.core.prove;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.core.census.HeapVerdicts;
import dev.stranded.proof.dump.DumpFolder;
import dev.stranded.proof.dump.DumpForecast;
import dev.stranded.proof.dump.NoRoom;
import dev.stranded.wire.JudgedTasks;
import dev.stranded.wire.JudgedTasks.Outcome;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProofRun.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Proves: dumps the heap, has the dump judged, and tells the census what was said, one dump at a time.
 *
 * <p>Any thread of the agent's may ask; each proof has a thread of its own, which ends with it.
 */
public final class Prover {
    private static final ClassLoader LOADER = Prover.class.getClassLoader();
    private static final int PERCENT_STEP = 10;
    private static final String DUMP = "heap.hprof";
    private static final String JUDGING = "the dump is judged by a process of low priority";

    private final String jvm;
    private final Watched watch;
    private final ThreadGroup group;
    private @Nullable Run running;

    /** Proves what is so in {@code jvm}, on threads in {@code group}. */
    public Prover(String jvm, Watched watch, ThreadGroup group) {
        this.jvm = jvm;
        this.watch = watch;
        this.group = group;
    }

    /** Begins a proof, unless one is under way; whether it did. */
    public synchronized boolean prove(String id) {
        Run run = new Run(id);
        if (running != null) {
            run.fail("another proof is under way; ask again when it is over");
            return false;
        }
        running = run;
        AgentWork.thread(group, run, "stranded-prover", LOADER).start();
        return true;
    }

    /** Whether a proof is under way. */
    public synchronized boolean isBusy() {
        return running != null;
    }

    /** Tells that there will be no proof, and why. */
    public void refuse(String id, String sentence) {
        new Run(id).fail(sentence);
    }

    /** Whether this JVM can dump its heap. */
    public static boolean isPossible() {
        return ModuleLayer.boot().findModule("jdk.management").isPresent();
    }

    private synchronized void over() {
        running = null;
    }

    /** One proof. */
    private final class Run implements Runnable {
        private final String id;
        private final Instant started = Instant.now();
        private @Nullable Long dumpBytes;
        private @Nullable Long pauseMillis;
        private int told;

        Run(String id) {
            this.id = id;
        }

        @Override
        public void run() {
            try {
                DumpFolder.sweep();
                prove();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("it was interrupted");
            } catch (NoRoom | ProofFailure e) {
                fail(String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException | Error e) {
                fail("the agent failed at it (" + e + ")");
            } finally {
                over();
            }
        }

        private void prove() throws IOException, ProofFailure, InterruptedException {
            DumpForecast forecast = watch.forecast();
            String flags = HeapDump.flags();
            try (DumpFolder folder = DumpFolder.withRoomFor(forecast);
                    ProofChild child = ProofChild.start(folder.file(DUMP))) {
                Path dump = folder.file(DUMP);
                tell(Stage.DUMPING, "the heap is dumped to " + folder.path(), null);
                Surroundings surroundings = watch.between(() -> pauseMillis = HeapDump.write(dump));
                Instant at = Instant.now();
                dumpBytes = Files.size(dump);
                tell(Stage.JUDGING, JUDGING, 0L);
                child.judge(surroundings, flags);
                child.await(this::isAt);
                watch.take(new HeapVerdicts(at, surroundings.clockMillis(), child.objects(), child.judged()));
                done(child);
            }
        }

        private void isAt(int percent) {
            if (percent >= told + PERCENT_STEP) {
                told = percent;
                tell(Stage.JUDGING, JUDGING, (long) percent);
            }
        }

        private void done(ProofChild child) {
            long proven = count(child.judged(), Outcome.PROVEN);
            long excepted = count(child.judged(), Outcome.EXCEPTED);
            long alive = count(child.judged(), Outcome.ALIVE);
            String proves = proven == 0 ? "nothing is" : proven == 1 ? "1 task is" : number(proven) + " tasks are";
            StringBuilder sentence = new StringBuilder(proves)
                    .append(" proven stranded; of ")
                    .append(number(child.objects()))
                    .append(" objects, those that live reach what can release ")
                    .append(alive == 1 ? "1 blocked task" : number(alive) + " blocked tasks");
            child.notes().forEach(note -> sentence.append(". ").append(note));
            watch.tell(message(Stage.DONE, sentence.toString(), null, child.objects(), proven, excepted, alive));
        }

        private void fail(String sentence) {
            tell(Stage.FAILED, sentence, null);
        }

        private void tell(Stage stage, String sentence, @Nullable Long percent) {
            watch.tell(message(stage, sentence, percent, null, null, null, null));
        }

        private ProofRun message(
                Stage stage,
                String sentence,
                @Nullable Long percent,
                @Nullable Long objects,
                @Nullable Long proven,
                @Nullable Long excepted,
                @Nullable Long alive) {
            return new ProofRun(
                    jvm,
                    id,
                    stage,
                    started,
                    Instant.now(),
                    sentence,
                    percent,
                    dumpBytes,
                    pauseMillis,
                    objects,
                    proven,
                    excepted,
                    alive);
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static long count(List<JudgedTasks> judged, Outcome outcome) {
        return judged.stream()
                .filter(tasks -> tasks.outcome() == outcome)
                .mapToLong(tasks -> tasks.threads().size())
                .sum();
    }
}
