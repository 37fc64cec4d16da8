package dev.stranded.core.detect;

import dev.stranded.core.census.NamedStack;
import dev.stranded.core.census.Orphans;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.WaitSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures and places are put in words, and looked-up things in the wire's records. */
final class Wording {
    private Wording() {}

    /** A number with its thousands separated. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A rate, with a digit behind the point where it is small. */
    static String rate(double perSecond) {
        return perSecond < 10 ? String.format(Locale.ROOT, "%.1f", perSecond) : number(Math.round(perSecond));
    }

    /** A duration such as 61 s or 11 min. */
    static String duration(long millis) {
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return millis < 300_000 ? number(millis / 1000) + " s" : number(millis / 60_000) + " min";
    }

    /** The class and line of a frame, such as Receiver.java:64. */
    static String place(String frame) {
        int open = frame.lastIndexOf('(');
        int close = frame.lastIndexOf(')');
        String place = open < 0 || close < open ? frame : frame.substring(open + 1, close);
        return place.contains(":") ? place : frame;
    }

    /** The last part of a class' name. */
    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    static String tasks(TaskForm form, long count) {
        return number(count) + " " + noun(form, count);
    }

    private static String noun(TaskForm form, long count) {
        String one = switch (form) {
            case VIRTUAL_THREAD -> "virtual thread";
            case EXECUTOR_TASK -> "executor task";
            case WORKER -> "worker thread";
            case PLATFORM_THREAD -> "thread";
        };
        return count == 1 ? one : one + "s";
    }

    static Finding.Site site(SpawnSite site) {
        NamedStack stack = site.stack();
        return new Finding.Site(
                stack.site(), stack.frames(), stack.application(), site.inferred() ? Boolean.TRUE : null);
    }

    /** One task, such as "pay-7" or virtual thread 31. */
    static String task(WaitTally.Example task) {
        String kind = task.virtual() ? "virtual thread " : "thread ";
        return kind + (task.name().isEmpty() ? task.id() : "\"" + task.name() + "\"");
    }

    static Finding.Wait wait(WaitTally tally, WaitSite site) {
        return wait(site, tally.timed(), tally.longestMillis());
    }

    static Finding.Wait wait(WaitSite site, boolean timed, long longestMillis) {
        NamedStack stack = site.stack();
        return new Finding.Wait(
                stack.site(), stack.frames(), stack.application(), site.operation(), timed, longestMillis);
    }

    /** That tasks have outlived those that spawned them. */
    static Finding.Evidence owners(Orphans orphans, SpawnSite ownerSite) {
        return new Finding.Evidence(
                number(orphans.tasks()) + " of them have outlived their owner: " + number(orphans.owners()) + " "
                        + noun(ownerSite.form(), orphans.owners()) + " spawned at "
                        + ownerSite.stack().site() + ", the first of which ended "
                        + duration(orphans.longestMillis()) + " ago" + byException(orphans.endedBy()),
                null);
    }

    /** That something ended by an exception of this class; nothing where none is known. */
    static String byException(@Nullable String type) {
        return type == null ? "" : " by an exception (" + type + ")";
    }

    static List<Finding.TaskState> tasks(List<WaitTally.Example> examples) {
        List<Finding.TaskState> tasks = new ArrayList<>();
        for (WaitTally.Example example : examples) {
            tasks.add(new Finding.TaskState(example.id(), example.name(), example.virtual(), example.waitedMillis()));
        }
        return tasks;
    }
}
