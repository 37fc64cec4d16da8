package dev.stranded.testbed.sabotage;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Renames a private method of a class as it is loaded, as another version of the JDK may. */
final class RenamedMethod extends Change {
    private final String type;
    private final String renamed;

    private RenamedMethod(String type, String renamed) {
        this.type = type;
        this.renamed = renamed;
    }

    /** Of what is written as {@code TYPE.METHOD}. */
    static RenamedMethod of(String place) {
        int dot = place.lastIndexOf('.');
        return new RenamedMethod(place.substring(0, dot), place.substring(dot + 1));
    }

    @Override
    boolean isIn(String name, @Nullable Class<?> redefined) {
        return name.equals(type) && redefined == null;
    }

    @Override
    String name(String method) {
        return method.equals(renamed) ? renamed + "Elsewhere" : method;
    }

    @Override
    MethodVisitor into(MethodVisitor next, String method, String descriptor) {
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String called, boolean isInterface) {
                super.visitMethodInsn(opcode, owner, owner.equals(type) ? name(name) : name, called, isInterface);
            }
        };
    }
}
