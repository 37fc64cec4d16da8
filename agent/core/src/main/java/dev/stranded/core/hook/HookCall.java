package dev.stranded.core.hook;

import dev.stranded.bootstrap.CloseHooks;
import dev.stranded.bootstrap.EndHooks;
import dev.stranded.bootstrap.Hooks;
import dev.stranded.bootstrap.StageHooks;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call to a hook with what is at hand.
 *
 * @param owner the class with the hook
 * @param method its name
 * @param descriptor its descriptor
 */
record HookCall(String owner, String method, String descriptor) {
    private static final String HOOKS = "dev/stranded/bootstrap/Hooks";
    private static final String STAGE_HOOKS = "dev/stranded/bootstrap/StageHooks";
    private static final String END_HOOKS = "dev/stranded/bootstrap/EndHooks";
    private static final String CLOSE_HOOKS = "dev/stranded/bootstrap/CloseHooks";
    static final String RUNNABLE = "Ljava/lang/Runnable;";

    /** A call to a method of {@link Hooks}. */
    static HookCall of(String method, String... parameters) {
        return of(HOOKS, method, parameters);
    }

    /** A call to a method of {@link StageHooks}. */
    static HookCall ofStage(String method, String... parameters) {
        return of(STAGE_HOOKS, method, parameters);
    }

    /** A call to a method of {@link EndHooks}. */
    static HookCall ofEnd(String method, String... parameters) {
        return of(END_HOOKS, method, parameters);
    }

    /** A call to a method of {@link CloseHooks}. */
    static HookCall ofClose(String method, String... parameters) {
        return of(CLOSE_HOOKS, method, parameters);
    }

    private static HookCall of(String owner, String method, String[] parameters) {
        StringBuilder descriptor = new StringBuilder("(");
        for (String parameter : parameters) {
            descriptor.append(parameter);
        }
        return new HookCall(owner, method, descriptor.append(")V").toString());
    }

    static HookCall entering(String method, String descriptor) {
        return new HookCall(HOOKS, method, descriptor);
    }

    static HookCall replacingRunnable(String method, String... others) {
        return new HookCall(HOOKS, method, "(" + RUNNABLE + String.join("", others) + ")" + RUNNABLE);
    }

    void on(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
    }
}
