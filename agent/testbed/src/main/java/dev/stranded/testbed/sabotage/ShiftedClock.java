package dev.stranded.testbed.sabotage;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Shifts the wall clock for the agent's own classes by the seconds in the property {@code saboteur.clock.seconds}, as
 * if somebody set the machine's clock.
 */
final class ShiftedClock extends Change {
    private static final String SECONDS = "saboteur.clock.seconds";
    private static final long MILLIS = 1_000;

    @Override
    boolean isIn(String type, @Nullable Class<?> redefined) {
        return type.startsWith("dev/stranded/core/") || type.startsWith("dev/stranded/wire/");
    }

    @Override
    MethodVisitor into(MethodVisitor next, String method, String descriptor) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
                if (owner.equals("java/time/Instant") && name.equals("now")) {
                    shift();
                    super.visitMethodInsn(
                            Opcodes.INVOKEVIRTUAL, "java/time/Instant", "plusSeconds", "(J)Ljava/time/Instant;", false);
                } else if (owner.equals("java/lang/System") && name.equals("currentTimeMillis")) {
                    shift();
                    super.visitLdcInsn(MILLIS);
                    super.visitInsn(Opcodes.LMUL);
                    super.visitInsn(Opcodes.LADD);
                }
            }

            private void shift() {
                super.visitLdcInsn(SECONDS);
                super.visitInsn(Opcodes.LCONST_0);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/lang/Long",
                        "getLong",
                        "(Ljava/lang/String;J)Ljava/lang/Long;",
                        false);
                super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
            }
        };
    }
}
