package dev.stranded.testbed.sabotage;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Has every change that the agent makes to a class of the JDK fail. */
final class BrokenWeaver extends Change {
    @Override
    boolean isIn(String type, @Nullable Class<?> redefined) {
        return type.equals("dev/stranded/core/hook/Weaver");
    }

    @Override
    MethodVisitor into(MethodVisitor next, String method, String descriptor) {
        if (!method.equals("weave")) {
            return next;
        }
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitInsn(Opcodes.ACONST_NULL);
                super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
                super.visitInsn(Opcodes.POP);
            }
        };
    }
}
