package dev.stranded.core.hook;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Calls before each call of some method with two things that are at hand there; does nothing where what it needs is not
 * found.
 */
final class BeforeCall extends Weave {
    private static final int TWO = 2;

    private final HookCall call;
    private final String method;
    private final int arguments;
    private final @Nullable String field;
    private final int[] slots;

    private BeforeCall(HookCall call, String method, int arguments, @Nullable String field, int... slots) {
        this.call = call;
        this.method = method;
        this.arguments = arguments;
        this.field = field;
        this.slots = slots;
    }

    /** Of a one-argument method, with that argument and with the variable into which the value of a field was put. */
    static Weave withArgumentAndRead(HookCall call, String method, String field) {
        return new BeforeCall(call, method, 1, field);
    }

    /** Of a two-argument method, with the two variables into which values of a field were put. */
    static Weave withRead(HookCall call, String method, String field) {
        return new BeforeCall(call, method, TWO, field);
    }

    /** Of a two-argument method, with the first two arguments of the method it is in. */
    static Weave withArguments(HookCall call, String method) {
        return new BeforeCall(call, method, TWO, null, 1, 2);
    }

    @Override
    MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
        return new Calls(next);
    }

    private final class Calls extends MethodVisitor {
        private final List<Integer> known = new ArrayList<>();
        private boolean justRead;

        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
            for (int slot : slots) {
                known.add(slot);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            justRead = opcode == Opcodes.GETFIELD && name.equals(field);
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            if (opcode == Opcodes.ASTORE && justRead) {
                known.add(slot);
                justRead = false;
            }
            super.visitVarInsn(opcode, slot);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            justRead = false;
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            if (name.equals(method)
                    && known.size() == arguments
                    && Type.getArgumentTypes(descriptor).length == arguments) {
                if (arguments == 1) {
                    super.visitInsn(Opcodes.DUP);
                }
                for (int slot : known) {
                    super.visitVarInsn(Opcodes.ALOAD, slot);
                }
                call.on(mv);
            }
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
        }
    }
}
