package dev.stranded.core.hook;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a task stands in an endless loop, by the byte code on the class path: what is in no loop, or in one
 * that counts or goes through a collection, comes to its end, and what is in another may be there for good.
 */
public final class Loops {
    static final int API = Opcodes.ASM9;

    private Loops() {}

    /** Whether a frame stands in a loop of its method that may be endless, or can't be looked into. */
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
            return name.equals(frame.getMethodName()) ? new LoopEnds(frame.getLineNumber(), this::add) : null;
        }

        private void add(LoopEnds method) {
            found |= method.isFound();
            inLoop |= method.isInEndlessLoop();
        }
    }
}
