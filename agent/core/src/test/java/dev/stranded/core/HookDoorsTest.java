package dev.stranded.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.CloseHooks;
import dev.stranded.bootstrap.EndHooks;
import dev.stranded.bootstrap.Hooks;
import dev.stranded.bootstrap.StageHooks;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for the code of every hook, whatever it does. */
final class HookDoorsTest {
    private static final String BOOTSTRAP = "dev/stranded/bootstrap/";
    private static final String OVERFLOW = "java/lang/StackOverflowError";
    private static final String ANYTHING = "java/lang/Throwable";
    private static final String SWALLOW = BOOTSTRAP + "Circuit.swallow";

    /** Where a virtual thread, or its carrier, may be anywhere between two others. */
    private static final Set<String> ON_VIRTUAL_THREADS =
            Set.of("virtualCreated", "virtualTask", "virtualEnded", "virtualParking");

    /** Reads that never wait for a writer. */
    private static final Set<String> READS = Set.of("java/util/concurrent/ConcurrentHashMap.get");

    private static final Set<String> WAITING = Set.of(
            "java/lang/ref/ReferenceQueue",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/locks/",
            "java/util/concurrent/BlockingQueue",
            "java/util/Collections.synchronized",
            "java/lang/Object.wait",
            "java/lang/Thread.sleep",
            "java/lang/Thread.join");

    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    @Test
    void a_hook_calls_nothing_outside_of_its_handlers_and_nothing_when_the_stack_is_full() throws IOException {
        int hooks = 0;
        for (Class<?> type : List.of(Hooks.class, StageHooks.class, EndHooks.class, CloseHooks.class)) {
            read(type.getName().replace('.', '/'));
        }
        for (Code code : codes.values()) {
            if (code.hook) {
                hooks++;
                assertThat(code.callsOutside()).as(code.name).isEmpty();
                assertThat(code.handles(OVERFLOW)).as(code.name).isTrue();
                assertThat(code.handles(ANYTHING)).as(code.name).isTrue();
            }
        }
        assertThat(hooks).isGreaterThan(30);
    }

    @Test
    void what_runs_on_virtual_threads_waits_for_nobody() throws IOException {
        Set<String> waits = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String hook : ON_VIRTUAL_THREADS) {
            open.add(BOOTSTRAP + "Hooks." + hook);
        }
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String name = open.remove();
            for (Code code : code(name)) {
                if (code.locks) {
                    waits.add(name + " locks");
                }
                for (String called : code.calls) {
                    if (called.startsWith(BOOTSTRAP) && seen.add(called)) {
                        open.add(called);
                    }
                    if (WAITING.stream().anyMatch(called::startsWith) && !READS.contains(called)) {
                        waits.add(name + " calls " + called);
                    }
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(waits).isEmpty();
    }

    /** All methods of that class and name; of what the class has inherited nothing, which ends the way. */
    private List<Code> code(String name) throws IOException {
        read(name.substring(0, name.lastIndexOf('.')));
        return codes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + "("))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void read(String type) throws IOException {
        if (codes.keySet().stream().anyMatch(name -> name.startsWith(type + "."))) {
            return;
        }
        try (InputStream in = Hooks.class.getResourceAsStream("/" + type + ".class")) {
            assertThat(in).as(type).isNotNull();
            new ClassReader(in).accept(new Codes(type), ClassReader.SKIP_FRAMES);
        }
    }

    private final class Codes extends ClassVisitor {
        private final String type;

        Codes(String type) {
            super(Opcodes.ASM9);
            this.type = type;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            boolean hook = (access & Opcodes.ACC_PUBLIC) != 0 && type.endsWith("Hooks");
            Code code = new Code(type + "." + name, hook, (access & Opcodes.ACC_SYNCHRONIZED) != 0);
            codes.put(code.name + descriptor, code);
            return code;
        }
    }

    /** The calls of one method, and where they stand. */
    private static final class Code extends MethodVisitor {
        final String name;
        final boolean hook;
        final List<String> calls = new ArrayList<>();
        boolean locks;
        private final List<Set<Label>> callsUnder = new ArrayList<>();
        private final List<Handler> handlers = new ArrayList<>();
        private final Set<Label> passed = new HashSet<>();

        Code(String name, boolean hook, boolean locks) {
            super(Opcodes.ASM9);
            this.name = name;
            this.hook = hook;
            this.locks = locks;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            handlers.add(new Handler(start, end, handler, type));
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            calls.add(owner + "." + method);
            callsUnder.add(Set.copyOf(passed));
        }

        @Override
        public void visitInsn(int opcode) {
            locks |= opcode == Opcodes.MONITORENTER;
        }

        boolean handles(String type) {
            return handlers.stream().anyMatch(handler -> type.equals(handler.type));
        }

        /** Those that no handler of everything covers; what counts a fault is in that handler itself. */
        List<String> callsOutside() {
            List<String> outside = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                Set<Label> before = callsUnder.get(i);
                boolean covered = handlers.stream()
                        .anyMatch(handler -> ANYTHING.equals(handler.type)
                                && before.contains(handler.start)
                                && !before.contains(handler.end));
                boolean counts = calls.get(i).equals(SWALLOW)
                        && handlers.stream()
                                .anyMatch(handler -> ANYTHING.equals(handler.type) && before.contains(handler.handler));
                if (!covered && !counts) {
                    outside.add(calls.get(i));
                }
            }
            return outside;
        }
    }

    private record Handler(
            Label start, Label end, Label handler, @Nullable String type) {}
}
