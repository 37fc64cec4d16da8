package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.meter.ApiMeter;
import dev.stranded.demo.meter.SenderMeter;
import dev.stranded.demo.watched.AgentStream;
import dev.stranded.demo.watched.MemoryLimit;
import dev.stranded.demo.watched.ResidentMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts the load on one receiver and measures until all is done or nothing goes on any more. */
final class ModeRun {
    private static final long LOOK_MILLIS = 250;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double MILLIS_A_SECOND = 1_000;

    private final Mode mode;
    private final Plan plan;
    private final Cast cast;
    private final AgentStream stream;
    private final Progress progress;
    private final ResidentMemory memory;
    private final List<Sample> samples = new ArrayList<>();

    ModeRun(Mode mode, Plan plan, Cast cast, AgentStream stream, Progress progress) {
        this.mode = mode;
        this.plan = plan;
        this.cast = cast;
        this.stream = stream;
        this.progress = progress;
        this.memory = new ResidentMemory(cast.receiver().pid());
    }

    ModeResult run() throws CannotRun, InterruptedException {
        Long limitBytes = plan.memoryLimitBytes();
        try (stream;
                MemoryLimit limit =
                        MemoryLimit.set(cast.receiver(), limitBytes == null ? Long.MAX_VALUE : limitBytes)) {
            cast.begin();
            watch();
            boolean alive = cast.receiver().isAlive();
            long cpuNanos = cast.receiver().cpuNanos();
            int exit = cast.end();
            stream.read();
            return new ModeResult(
                    mode,
                    alive ? Outcome.alive(plan.load().webhooks() - cast.api().completed()) : death(limit, exit),
                    figures(cpuNanos, Math.max(memory.peakBytes(), limit.peakBytes())),
                    Accounts.settle(cast.senderLedger(), cast.apiLedger(), !alive),
                    List.copyOf(samples),
                    stream.findings());
        } catch (IOException e) {
            throw new CannotRun("can't read what the processes of the run wrote (" + e.getMessage() + ")", e);
        }
    }

    private Outcome death(MemoryLimit limit, int exit) {
        return limit.reached()
                ? Outcome.atLimit(limit.bytes())
                : Outcome.died(exit, cast.receiver().lastWords());
    }

    private void watch() throws CannotRun, IOException, InterruptedException {
        long start = System.nanoTime();
        long completed = 0;
        long lastStep = start;
        while (cast.receiver().isAlive() && cast.api().completed() < plan.load().webhooks()) {
            String missing = cast.missing();
            if (missing != null) {
                throw new CannotRun(missing);
            }
            long now = System.nanoTime();
            look(now - start);
            progress.show(mode, samples.get(samples.size() - 1), stalled(now - start));
            if (cast.api().completed() > completed || stalled(now - start)) {
                completed = cast.api().completed();
                lastStep = now;
            }
            if (now - lastStep > PATIENCE_NANOS) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        look(System.nanoTime() - start);
    }

    private void look(long nanos) throws IOException {
        memory.look();
        stream.read();
        ApiMeter api = cast.api();
        samples.add(new Sample(
                nanos * 1e-9,
                memory.nowBytes(),
                stream.liveTasks(),
                stream.queued(),
                cast.sender().due(),
                api.completed(),
                api.rejected429(),
                api.medianMillis(),
                api.slowMillis()));
    }

    private boolean stalled(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return millis >= plan.load().stallAfterMillis() && millis < plan.load().stallOverMillis();
    }

    private Figures figures(long cpuNanos, long peakRssBytes) {
        ApiMeter api = cast.api();
        SenderMeter sender = cast.sender();
        double seconds = api.lastCompletedMillis() / MILLIS_A_SECOND;
        return new Figures(
                sender.due(),
                api.completed(),
                seconds <= 0 ? 0 : api.completed() / seconds,
                CatchUp.perSecond(samples, plan.load().stallOverMillis() / MILLIS_A_SECOND, plan.apiPerSecond()),
                peakRssBytes,
                stream.peakHeapBytes(),
                stream.peakLiveTasks(),
                api.rejected429(),
                api.completed() + api.rejected429() + api.failed(),
                sender.turnedAway(),
                sender.medianMillis(),
                sender.slowMillis(),
                cpuNanos);
    }
}
