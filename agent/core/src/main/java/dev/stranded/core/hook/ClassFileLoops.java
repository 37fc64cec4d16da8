package dev.stranded.core.hook;

import dev.stranded.core.census.LoopReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reads loops from the class files of the application's class path.
 *
 * <p>Only those of the JDK's own loader for the class path are read: to ask another loader would run code of the
 * application's. Ownership: the census thread.
 */
public final class ClassFileLoops implements LoopReader {
    private static final int MOST_FOLLOWED_CALLS = 8;
    private static final String CLASS_PATH_LOADER = "app";

    private static final int MOST_KEPT = 2_000;

    /** What was read of each line; of those that poll nothing, too. */
    private final Map<StackTraceElement, Optional<Polling>> known = new HashMap<>();

    @Override
    public @Nullable Polling read(StackTraceElement frame) {
        if (!CLASS_PATH_LOADER.equals(frame.getClassLoaderName())) {
            return null;
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(frame, f -> Optional.ofNullable(readAnew(f)))
                .orElse(null);
    }

    private static @Nullable Polling readAnew(StackTraceElement frame) {
        for (Code code : methods(frame.getClassName().replace('.', '/'), frame.getMethodName(), null)) {
            Span loop = code.innermostLoop(frame.getLineNumber());
            if (loop != null) {
                return polling(code, loop);
            }
        }
        return null;
    }

    private static @Nullable Polling polling(Code code, Span loop) {
        Set<Class<?>> types = new LinkedHashSet<>();
        Set<String> through = new HashSet<>();
        String operation = null;
        List<Integer> polls = new ArrayList<>();
        int followed = 0;
        int line = 0;
        for (Call call : code.callsIn(loop)) {
            List<Call> asked = call.polledType() != null
                    ? List.of(call)
                    : call.isFollowed() && followed++ < MOST_FOLLOWED_CALLS ? pollsOf(call) : List.of();
            for (Call poll : asked) {
                Class<?> type = poll.polledType();
                if (type != null) {
                    types.add(type);
                    line = operation == null ? code.lineOf(call) : line;
                    operation = operation == null ? poll.name : operation;
                    polls.add(call.index);
                }
            }
            if (!asked.isEmpty() && call.polledType() == null) {
                through.add(call.owner.replace('/', '.') + "." + call.name);
            }
        }
        return operation == null || code.worksInside(loop, polls) ? null : new Polling(types, operation, line, through);
    }

    /** The polls of a short method of the application's, one that has no loop of its own. */
    private static List<Call> pollsOf(Call call) {
        List<Call> polls = new ArrayList<>();
        for (Code code : methods(call.owner, call.name, call.descriptor)) {
            if (code.loops().isEmpty()) {
                polls.addAll(code.calls);
            }
        }
        polls.removeIf(inner -> inner.polledType() == null);
        return polls;
    }

    private static List<Code> methods(String type, String name, @Nullable String descriptor) {
        List<Code> found = new ArrayList<>();
        try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
            if (in != null) {
                new ClassReader(in.readAllBytes()).accept(new Finder(name, descriptor, found), ClassReader.SKIP_FRAMES);
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static final class Finder extends ClassVisitor {
        private final String name;
        private final @Nullable String descriptor;
        private final List<Code> found;

        Finder(String name, @Nullable String descriptor, List<Code> found) {
            super(Opcodes.ASM9);
            this.name = name;
            this.descriptor = descriptor;
            this.found = found;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String type, @Nullable String signature, String @Nullable [] thrown) {
            if (!method.equals(name) || (descriptor != null && !descriptor.equals(type))) {
                return null;
            }
            Code code = new Code();
            found.add(code);
            return code;
        }
    }

    /** A stretch of a method's code, in the order of its calls, jumps, labels and lines. */
    private record Span(int first, int last) {
        boolean holds(int index) {
            return first <= index && index <= last;
        }

        boolean isInside(Span other) {
            return !equals(other) && other.holds(first) && other.holds(last);
        }
    }

    private record Call(int index, int opcode, String owner, String name, String descriptor) {
        /** The queue or future of the JDK that it asks; null if it asks none. */
        @Nullable
        Class<?> polledType() {
            if (!POLLS.contains(name) || !owner.startsWith("java/util/")) {
                return null;
            }
            try {
                Class<?> type = Class.forName(owner.replace('/', '.'), false, null);
                if (CompletionService.class.isAssignableFrom(type)) {
                    return Queue.class;
                }
                return LoopReader.isPolled(type) ? type : null;
            } catch (ClassNotFoundException e) {
                return null;
            }
        }

        /** Whether it goes to a method whose code can be found by its owner's name. */
        boolean isFollowed() {
            return opcode != Opcodes.INVOKEINTERFACE && !owner.startsWith("java/") && !owner.startsWith("[");
        }
    }

    /** What of a method's code tells its loops and what they call. */
    private static final class Code extends MethodVisitor {
        private final List<Call> calls = new ArrayList<>();
        private final Map<Label, Integer> labels = new HashMap<>();
        private final TreeMap<Integer, Integer> lines = new TreeMap<>();

        /** The last jump back to each place. */
        private final Map<Integer, Integer> jumpsBack = new HashMap<>();

        private int index;

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLabel(Label label) {
            labels.put(label, ++index);
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            lines.put(labels.getOrDefault(start, index), line);
        }

        @Override
        public void visitJumpInsn(int opcode, Label to) {
            Integer target = labels.get(to);
            index++;
            if (target != null) {
                jumpsBack.merge(target, index, Math::max);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            calls.add(new Call(++index, opcode, owner, name, descriptor));
        }

        List<Span> loops() {
            List<Span> loops = new ArrayList<>();
            jumpsBack.forEach((first, last) -> loops.add(new Span(first, last)));
            return loops;
        }

        @Nullable
        Span innermostLoop(int line) {
            Span innermost = null;
            for (Span loop : loops()) {
                boolean smaller = innermost == null || loop.last - loop.first < innermost.last - innermost.first;
                if (smaller && holds(loop, line)) {
                    innermost = loop;
                }
            }
            return innermost;
        }

        private boolean holds(Span loop, int line) {
            for (Map.Entry<Integer, Integer> entry : lines.entrySet()) {
                Integer next = lines.higherKey(entry.getKey());
                boolean reaches = entry.getKey() <= loop.last && (next == null || next > loop.first);
                if (entry.getValue() == line && reaches) {
                    return true;
                }
            }
            return false;
        }

        int lineOf(Call call) {
            Map.Entry<Integer, Integer> entry = lines.floorEntry(call.index);
            return entry == null ? -1 : entry.getValue();
        }

        List<Call> callsIn(Span loop) {
            return calls.stream().filter(call -> loop.holds(call.index)).toList();
        }

        /** Whether there is a loop inside of this one that does not poll. */
        boolean worksInside(Span loop, List<Integer> polls) {
            for (Span inner : loops()) {
                if (inner.isInside(loop) && polls.stream().noneMatch(inner::holds)) {
                    return true;
                }
            }
            return false;
        }
    }
}
