package dev.stranded.core.hook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a task stands in a loop, by the byte code on the class path: what is in no loop comes to its end, and
 * what is in one may be there for good.
 */
public final class Loops {
    private static final int API = Opcodes.ASM9;

    private Loops() {}

    /** Whether a frame stands in a loop of its method, or can't be looked into. */
    public static boolean mayHold(StackTraceElement frame) {
        String file = frame.getClassName().replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
            if (in == null) {
                return true;
            }
            Search search = new Search(frame);
            new ClassReader(in.readAllBytes()).accept(search, ClassReader.SKIP_FRAMES);
            return search.inLoop || !search.found;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private static final class Search extends ClassVisitor {
        private final StackTraceElement frame;
        private boolean found;
        private boolean inLoop;

        Search(StackTraceElement frame) {
            super(API);
            this.frame = frame;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return name.equals(frame.getMethodName()) ? new Jumps() : null;
        }

        /** Places are told by their order: each line and each label has the next number. */
        private final class Jumps extends MethodVisitor {
            private final Map<Label, Integer> places = new HashMap<>();
            private int place;
            private int lastCall = -1;
            private boolean onLine;

            Jumps() {
                super(API);
            }

            @Override
            public void visitLabel(Label label) {
                places.put(label, ++place);
            }

            @Override
            public void visitLineNumber(int line, Label start) {
                onLine = line == frame.getLineNumber();
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                call();
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                call();
            }

            @Override
            public void visitJumpInsn(int opcode, Label label) {
                Integer target = places.get(label);
                place++;
                inLoop |= target != null && lastCall >= target;
            }

            /** The stack stands at a call. */
            private void call() {
                place++;
                if (onLine) {
                    lastCall = place;
                    found = true;
                }
            }
        }
    }
}
