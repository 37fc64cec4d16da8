package dev.stranded.core.hook;

import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Pastes hooks around the calls of some methods; a place that calls none of them is said to be missing. */
final class AtCall extends Weave {
    private final HookCall before;
    private final @Nullable HookCall after;
    private final String field;
    private final Set<String> methods;

    private AtCall(HookCall before, @Nullable HookCall after, String field, String... methods) {
        this.before = before;
        this.after = after;
        this.field = field;
        this.methods = Set.of(methods);
    }

    /**
     * Calls with what is on the stack last.
     *
     * @param methods internal names of classes with those of methods, as in {@code java/lang/Thread.run}
     */
    static Weave before(HookCall call, String... methods) {
        return new AtCall(call, null, "", methods);
    }

    /**
     * Passes the only argument, a {@code Runnable}, through one hook, together with whom the method is called on; and
     * calls another, with what a field of {@code this} holds, where the method has come back or something is thrown.
     */
    static Weave unwrapThenEnd(HookCall unwrap, HookCall end, String field, String method) {
        return new AtCall(unwrap, end, field, method);
    }

    @Override
    boolean isPossible(Set<String> fields) {
        return after == null || fields.contains(field + HookCall.RUNNABLE);
    }

    @Override
    MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
        return new Calls(next, owner);
    }

    @Override
    boolean isDone(MethodVisitor read) {
        return read instanceof Calls calls && calls.found;
    }

    private final class Calls extends MethodVisitor {
        private final String owner;
        private boolean found;

        Calls(MethodVisitor next, String owner) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            boolean at = methods.contains(type + "." + name);
            if (at) {
                found = true;
                if (after != null) {
                    super.visitInsn(Opcodes.SWAP);
                    super.visitInsn(Opcodes.DUP_X1);
                }
                before.on(mv);
            }
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
            if (at) {
                end();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ATHROW) {
                end();
            }
            super.visitInsn(opcode);
        }

        private void end() {
            if (after != null) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, owner, field, HookCall.RUNNABLE);
                after.on(mv);
            }
        }
    }
}
