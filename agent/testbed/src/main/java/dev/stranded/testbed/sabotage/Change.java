package dev.stranded.testbed.sabotage;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** A change to the methods of some classes, none of which gets a new branch. */
abstract class Change implements ClassFileTransformer {
    /** Whether a class is changed, by its internal name; one that is not loaded yet has no {@code redefined}. */
    abstract boolean isIn(String type, @Nullable Class<?> redefined);

    /** A visitor that copies a method's code, changed, to {@code next}. */
    abstract MethodVisitor into(MethodVisitor next, String method, String descriptor);

    /** The name that a method gets. */
    String name(String method) {
        return method;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || !isIn(name, redefined)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        MethodVisitor code = super.visitMethod(access, name(method), descriptor, signature, thrown);
                        return into(code, method, descriptor);
                    }
                },
                0);
        return writer.toByteArray();
    }
}
