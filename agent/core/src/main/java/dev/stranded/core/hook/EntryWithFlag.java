package dev.stranded.core.hook;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls at the entry with {@code this} and the first argument, which is a {@code boolean}. */
final class EntryWithFlag extends Weave {
    private final HookCall call;

    EntryWithFlag(HookCall call) {
        this.call = call;
    }

    @Override
    MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ILOAD, 1);
                call.on(mv);
            }
        };
    }
}
