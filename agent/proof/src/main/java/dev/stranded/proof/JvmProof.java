package dev.stranded.proof;

import dev.stranded.proof.attach.AttachFailure;
import dev.stranded.proof.attach.AttachedJvm;
import dev.stranded.proof.attach.JvmFlags;
import dev.stranded.proof.dump.Amount;
import dev.stranded.proof.dump.DumpFolder;
import dev.stranded.proof.dump.DumpForecast;
import dev.stranded.proof.dump.NoRoom;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** Dumps a running JVM, if that is agreed to, and judges the dump outside of it. The dump goes, whatever happens. */
final class JvmProof {
    private final long pid;
    private final boolean yes;
    private final PrintStream err;
    private final Progress progress;

    /**
     * For one JVM.
     *
     * @param yes whether it was agreed beforehand that it is stopped for a while
     * @param err where to say what is done
     */
    JvmProof(long pid, boolean yes, PrintStream err, Progress progress) {
        this.pid = pid;
        this.yes = yes;
        this.err = err;
        this.progress = progress;
    }

    /** Judges it, in a larger JVM if this one is too small for it. */
    Judged judge(LargerJvm larger) throws ProveFailure, LargerJvm.HasJudged {
        try (AttachedJvm jvm = AttachedJvm.to(pid)) {
            DumpForecast forecast = DumpForecast.ofHeapInfo(jvm.ask("GC.heap_info"));
            larger.judgeIfNeeded(forecast.bytes());
            try (DumpFolder folder = folder(jvm, forecast)) {
                agree(jvm, forecast, folder);
                return judge(jvm, folder);
            }
        } catch (AttachFailure | NoRoom e) {
            throw new ProveFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the JVM can write to. */
    private static DumpFolder folder(AttachedJvm jvm, DumpForecast forecast) throws NoRoom {
        Path root = jvm.process().root();
        if (root == null) {
            DumpFolder.sweep();
            return DumpFolder.withRoomFor(forecast);
        }
        DumpFolder.sweep(root);
        return DumpFolder.withRoomFor(forecast, root);
    }

    private void agree(AttachedJvm jvm, DumpForecast forecast, DumpFolder folder) throws ProveFailure {
        String plan = "will stop the " + jvm + " for about " + Amount.millis(forecast.pauseMillis())
                + " and write about " + Amount.bytes(forecast.bytes()) + " to " + folder.path();
        if (yes) {
            err.println("stranded: " + plan);
        } else if (!Terminal.isThere()) {
            throw new ProveFailure(plan + "; there is no terminal to ask at: add --yes to agree");
        } else if (!Terminal.agrees("stranded: " + plan + "; go on? [y/N] ")) {
            throw new ProveFailure("nothing was dumped, for it was not agreed to");
        }
    }

    private Judged judge(AttachedJvm jvm, DumpFolder folder) throws ProveFailure, AttachFailure {
        boolean exact = new JvmFlags(jvm.ask("VM.flags")).excludeScalarReplacement();
        Looks looks = new Looks(jvm);
        Instant start = Instant.now();
        Path dump = new Dumping(jvm, folder).dump(err);
        looks.afterDump();
        looks.secondTime();
        Report report = FileProof.report(dump, looks.facts(exact), progress);
        return new Judged(jvm.toString(), start, report);
    }
}
