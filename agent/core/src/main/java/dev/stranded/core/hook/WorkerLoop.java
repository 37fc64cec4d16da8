package dev.stranded.core.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Calls one hook at the entry with {@code this} and the only argument, and another before each {@code Runnable.run}
 * with what the first returned and the {@code Runnable}.
 */
final class WorkerLoop extends Weave {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String WORKER_STATE = "Ldev/stranded/bootstrap/WorkerState;";

    private final HookCall entered;
    private final HookCall running;

    WorkerLoop(String entered, String running) {
        this.entered = HookCall.entering(entered, "(" + OBJECT + OBJECT + ")" + WORKER_STATE);
        this.running = HookCall.of(running, OBJECT, WORKER_STATE);
    }

    @Override
    MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
        return new Loop(next);
    }

    @Override
    boolean changesFrames() {
        return true;
    }

    /** The new variable comes after the arguments, so that the method's own move up by one. */
    private final class Loop extends MethodVisitor {
        private static final int SLOT = 2;

        Loop(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            entered.on(mv);
            super.visitVarInsn(Opcodes.ASTORE, SLOT);
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            if (type.equals("java/lang/Runnable") && name.equals("run") && descriptor.equals("()V")) {
                super.visitInsn(Opcodes.DUP);
                super.visitVarInsn(Opcodes.ALOAD, SLOT);
                running.on(mv);
            }
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            super.visitVarInsn(opcode, moved(slot));
        }

        @Override
        public void visitIincInsn(int slot, int increment) {
            super.visitIincInsn(moved(slot), increment);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int slot) {
            super.visitLocalVariable(name, descriptor, signature, start, end, moved(slot));
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
            List<Object> all = new ArrayList<>(Arrays.asList(local).subList(0, locals));
            while (all.size() < SLOT) {
                all.add(Opcodes.TOP);
            }
            all.add(SLOT, Type.getType(WORKER_STATE).getInternalName());
            super.visitFrame(type, all.size(), all.toArray(), stacked, stack);
        }

        private static int moved(int slot) {
            return slot < SLOT ? slot : slot + 1;
        }
    }
}
