package dev.stranded.proof;

import dev.stranded.proof.dump.Amount;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A report's findings as they go over the wire. */
public final class ProofFindings {
    private static final int NAMED_TASKS = 20;
    private static final Set<String> TAKES = Set.of("take", "poll");
    private static final Set<String> PUTS = Set.of("put", "offer", "transfer");

    private ProofFindings() {}

    /**
     * What is proven or suspected, one finding a group. What waits for the end of the JVM is none.
     *
     * @param jvm what the dumped JVM is called
     * @param seen when the dump was made
     */
    public static List<Finding> of(Report report, String jvm, Instant seen) {
        List<Finding> findings = new ArrayList<>();
        for (Report.Group group : report.groups()) {
            Judgement judgement = group.first().judgement();
            if (judgement.isProof() || judgement == Judgement.SUSPECTED) {
                findings.add(finding(report, group, jvm, seen));
            }
        }
        return findings;
    }

    private static Finding finding(Report report, Report.Group group, String jvm, Instant seen) {
        BlockedTask first = group.first();
        List<Finding.Evidence> evidence = new ArrayList<>();
        evidence.add(new Finding.Evidence(first.judgement().words() + ": " + first.reason(), seen));
        evidence.add(new Finding.Evidence("together they keep " + Amount.bytes(group.retainedBytes()), seen));
        return new Finding(
                jvm,
                signature(first),
                FindingKind.STRANDED_TASK,
                verdict(first.judgement()),
                FindingLife.OPEN,
                group.count(),
                seen,
                seen,
                title(group),
                "See who should have served " + first.channel().type()
                        + ", and let it do so on every way out; or let the wait have a time-out.",
                null,
                null,
                blocked(first),
                channel(group),
                evidence,
                tasks(group),
                new Finding.Proof(
                        seen,
                        first.judgement().words(),
                        first.reason(),
                        report.objects(),
                        group.retainedBytes(),
                        first.path()));
    }

    private static String title(Report.Group group) {
        BlockedTask first = group.first();
        String tasks = group.count() == 1 ? "1 task waits" : group.count() + " tasks wait";
        String sure = first.judgement() == Judgement.SUSPECTED ? " and probably nothing" : " and nothing";
        return tasks + " in " + simple(first.channel().type()) + "."
                + first.channel().operation() + sure + " that lives can release "
                + (group.count() == 1 ? "it" : "them")
                + exception(first.judgement());
    }

    private static String exception(Judgement judgement) {
        return switch (judgement) {
            case EXCEPT_AT_SHUTDOWN -> " before the JVM ends";
            case EXCEPT_WEAKLY -> ", but for what is held weakly";
            case EXCEPT_BY_INTERRUPT -> " without an interrupt";
            case PROVEN, SUSPECTED, ALIVE -> "";
        };
    }

    private static Verdict verdict(Judgement judgement) {
        return switch (judgement) {
            case PROVEN -> Verdict.PROVEN;
            case EXCEPT_AT_SHUTDOWN, EXCEPT_WEAKLY, EXCEPT_BY_INTERRUPT -> Verdict.EVIDENT;
            case SUSPECTED, ALIVE -> Verdict.SUSPECTED;
        };
    }

    private static Finding.Wait blocked(BlockedTask task) {
        return new Finding.Wait(
                site(task), task.stack(), task.application(), task.channel().operation(), false, 0);
    }

    private static ChannelState channel(Report.Group group) {
        BlockedTask.Channel channel = group.first().channel();
        return new ChannelState(
                0,
                channel.type(),
                null,
                channel.size(),
                channel.capacity() == null ? null : true,
                channel.capacity(),
                TAKES.contains(channel.operation()) ? group.count() : 0,
                PUTS.contains(channel.operation()) ? group.count() : 0,
                null,
                null);
    }

    private static List<Finding.TaskState> tasks(Report.Group group) {
        return group.tasks().stream()
                .limit(NAMED_TASKS)
                .map(task -> new Finding.TaskState(task.id(), task.name(), task.virtual(), 0))
                .toList();
    }

    private static String signature(BlockedTask task) {
        List<String> own = task.application().stream().map(task.stack()::get).toList();
        return "proof-" + site(task) + "-" + Integer.toHexString(own.hashCode());
    }

    private static String site(BlockedTask task) {
        if (task.stack().isEmpty()) {
            return "?";
        }
        return task.stack()
                .get(task.application().isEmpty() ? 0 : task.application().get(0));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
