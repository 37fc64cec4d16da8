package dev.stranded.core.census;

import dev.stranded.core.census.LoopReader.Polling;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one busy thread was seen to do, for as long as it was in one and the same polling loop at every look, and what
 * it polls was empty at every look. It holds neither the thread nor what it polls.
 */
final class SpinCourse {
    private static final int OUTERMOST_LOOP = 8;
    private static final int MOST_CHANNELS = 16;

    /** What a loop may be met in, other than the poll itself, without doing anything. */
    private static final Set<String> IDLE = Set.of(
            "yield",
            "yield0",
            "onSpinWait",
            "interrupt",
            "interrupted",
            "isInterrupted",
            "currentThread",
            "nanoTime",
            "currentTimeMillis");

    private final FrameOwners owners;
    private final LoopReader loops;
    private final Set<StackTraceElement> knownFrames = new HashSet<>();
    private final List<Polled> polled = new ArrayList<>();
    private @Nullable Polling polling;
    private @Nullable NamedStack loop;
    private String method = "";
    private int height;
    private boolean ended;
    private boolean certain;
    private int samples;
    private long sinceMillis;
    private long usedNanos;
    private long passedNanos;

    SpinCourse(FrameOwners owners, LoopReader loops) {
        this.owners = owners;
        this.loops = loops;
    }

    int samples() {
        return samples;
    }

    long millis(long now) {
        return now - sinceMillis;
    }

    /** Whether it is still in its loop and has found nothing. */
    boolean goesOn() {
        return !ended;
    }

    /** Takes in a stack of the thread and its processor time since the look before. */
    void add(SpinSample sample, Channels channels) {
        if (polling == null) {
            begin(sample, channels);
        } else {
            usedNanos += sample.usedNanos();
            passedNanos += sample.passedNanos();
        }
        ended |= polling == null || !isInLoop(sample.stack()) || !isEmpty();
        samples++;
    }

    @Nullable
    Spin spin(Thread thread, SpawnSite site, Channels channels, long now) {
        Object channel = polled.isEmpty() ? null : polled.get(0).channel();
        if (channel == null || loop == null || polling == null) {
            return null;
        }
        return new Spin(
                site,
                loop,
                polling.operation(),
                channel.getClass().getName(),
                channels.blockedOn(channel),
                certain,
                samples,
                passedNanos == 0 ? 0 : Math.min(1.0, usedNanos / (double) passedNanos),
                millis(now),
                WaitTally.Example.of(thread, millis(now)));
    }

    private void begin(SpinSample sample, Channels channels) {
        sinceMillis = sample.atMillis();
        List<StackTraceElement> stack = sample.stack();
        int tried = 0;
        for (int i = 0; i < stack.size() && tried < OUTERMOST_LOOP && polling == null; i++) {
            if (!FrameOwners.isJdk(stack.get(i).getClassName())) {
                tried++;
                polling = polling(stack, i);
                height = stack.size() - i;
                method = method(stack.get(i));
            }
        }
        if (polling == null) {
            return;
        }
        StackTraceElement[] below =
                stack.subList(stack.size() - height, stack.size()).toArray(new StackTraceElement[0]);
        below[0] = at(below[0], polling.line());
        loop = owners.name(below);
        if (isInLoop(stack)) {
            findChannels(sample, channels, polling.types());
        } else {
            ended = true;
        }
    }

    /** From the class file or, where that is not to be had, from what the thread is in just now. */
    private @Nullable Polling polling(List<StackTraceElement> stack, int frame) {
        Polling read = loops.read(stack.get(frame));
        if (read != null
                || frame == 0
                || !LoopReader.POLLS.contains(stack.get(frame - 1).getMethodName())) {
            return read;
        }
        Class<?> type = Jdk.type(stack.get(frame - 1).getClassName());
        return type == null
                        || !LoopReader.isPolled(type)
                        || "app".equals(stack.get(frame).getClassLoaderName())
                ? null
                : new Polling(
                        Set.of(type),
                        stack.get(frame - 1).getMethodName(),
                        stack.get(frame).getLineNumber(),
                        Set.of());
    }

    private void findChannels(SpinSample sample, Channels channels, Set<Class<?>> types) {
        List<Object> found = ReachableChannels.of(types, sample.roots(), sample.classesOf(loopFrames(sample.stack())));
        boolean guessed = found.isEmpty();
        if (guessed) {
            for (ChannelRef channel : channels.live()) {
                Object queue = channel.isPlumbing() ? null : channel.queue();
                if (queue != null && types.stream().anyMatch(type -> type.isInstance(queue))) {
                    found.add(queue);
                }
            }
        }
        found.removeIf(
                channel -> LoopReader.isFuture(channel) && !(Emptiness.isKnown(channel) && Emptiness.isEmpty(channel)));
        certain = !guessed || found.size() == 1;
        boolean known = found.size() <= MOST_CHANNELS && found.stream().allMatch(Emptiness::isKnown);
        for (Object channel : known ? found : List.of()) {
            Integer mark = Emptiness.mark(channel);
            certain &= mark != null;
            polled.add(new Polled(new WeakReference<>(channel), mark));
        }
        ended |= polled.isEmpty();
    }

    private List<StackTraceElement> loopFrames(List<StackTraceElement> stack) {
        return stack.subList(0, stack.size() - height + 1);
    }

    private boolean isInLoop(List<StackTraceElement> stack) {
        int at = stack.size() - height;
        if (at < 0 || polling == null || !method(stack.get(at)).equals(method)) {
            return false;
        }
        if (!knownFrames.contains(stack.get(at))) {
            if (samples > 0 && polling(stack, at) == null && !stack.get(at).equals(at(stack.get(at), polling.line()))) {
                return false;
            }
            knownFrames.add(stack.get(at));
        }
        for (int i = at - 1; i >= 0; i--) {
            if (FrameOwners.isJdk(stack.get(i).getClassName())) {
                return IDLE.contains(stack.get(i).getMethodName())
                        || LoopReader.POLLS.contains(stack.get(i).getMethodName());
            }
            if (!polling.through().contains(method(stack.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isEmpty() {
        for (Polled one : polled) {
            Object channel = one.channel();
            if (channel != null
                    && (!Emptiness.isEmpty(channel) || !Objects.equals(one.mark, Emptiness.mark(channel)))) {
                return false;
            }
        }
        return true;
    }

    private static String method(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static StackTraceElement at(StackTraceElement frame, int line) {
        return new StackTraceElement(
                frame.getClassLoaderName(),
                frame.getModuleName(),
                frame.getModuleVersion(),
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                line);
    }

    private record Polled(
            WeakReference<Object> reference, @Nullable Integer mark) {
        @Nullable
        Object channel() {
            return reference.get();
        }
    }
}
