package dev.stranded.core.hook;

import dev.stranded.bootstrap.Hooks;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call to a method of {@link Hooks} with what is at hand.
 *
 * @param method its name
 * @param descriptor its descriptor
 */
record HookCall(String method, String descriptor) {
    private static final String HOOKS = "dev/stranded/bootstrap/Hooks";
    static final String RUNNABLE = "Ljava/lang/Runnable;";

    static HookCall of(String method, String... parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (String parameter : parameters) {
            descriptor.append(parameter);
        }
        return new HookCall(method, descriptor.append(")V").toString());
    }

    static HookCall replacingRunnable(String method) {
        return new HookCall(method, "(" + RUNNABLE + ")" + RUNNABLE);
    }

    void on(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, method, descriptor, false);
    }
}
