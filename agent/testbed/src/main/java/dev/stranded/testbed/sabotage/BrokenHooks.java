package dev.stranded.testbed.sabotage;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Has hooks fail where they begin to do what they are there for: right after they have asked whether they are switched
 * off or, where they do not ask, at the first of what they do under their handler of exceptions.
 */
final class BrokenHooks implements ClassFileTransformer {
    private static final String CIRCUIT = "dev/stranded/bootstrap/Circuit";
    private static final String OFF = "off";

    private volatile Predicate<String> chosen = hook -> false;
    private volatile Saboteur.Way way = Saboteur.Way.FAULT;

    static boolean areIn(String type) {
        return type.startsWith("dev/stranded/bootstrap/") && type.endsWith("Hooks");
    }

    void choose(Predicate<String> hooks, Saboteur.Way as) {
        chosen = hooks;
        way = as;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null || name == null || !areIn(name)) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        Set<String> asking = new HashSet<>();
        reader.accept(whoAsks(asking), 0);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        String simple = name.substring(name.lastIndexOf('/') + 1);
        reader.accept(breaking(writer, simple, asking), 0);
        return writer.toByteArray();
    }

    private static ClassVisitor whoAsks(Set<String> asking) {
        return new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitFieldInsn(int opcode, String owner, String field, String type) {
                        if (owner.equals(CIRCUIT) && field.equals(OFF)) {
                            asking.add(name);
                        }
                    }
                };
            }
        };
    }

    private ClassVisitor breaking(ClassVisitor next, String type, Set<String> asking) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                MethodVisitor code = super.visitMethod(access, name, descriptor, signature, thrown);
                boolean hook = (access & Opcodes.ACC_PUBLIC) != 0;
                return hook && chosen.test(type + "." + name) ? new Broken(code, way, asking.contains(name)) : code;
            }
        };
    }

    /**
     * A stack map frame, where there is one, stands between a label and what follows it: so it fails with the latter.
     */
    private static final class Broken extends MethodVisitor {
        private final Saboteur.Way way;
        private final boolean asks;
        private boolean asked;
        private boolean next;
        private boolean broken;
        private @Nullable Label on;

        Broken(MethodVisitor next, Saboteur.Way way, boolean asks) {
            super(Opcodes.ASM9, next);
            this.way = way;
            this.asks = asks;
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            super.visitTryCatchBlock(start, end, handler, type);
            if (!asks && on == null) {
                on = start;
            }
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            next |= label == on;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            super.visitJumpInsn(opcode, label);
            if (asked && on == null && opcode == Opcodes.IFEQ) {
                on = label;
            }
            next |= asked && on == null && opcode == Opcodes.IFNE;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            failNow();
            super.visitFieldInsn(opcode, owner, name, descriptor);
            asked |= owner.equals(CIRCUIT) && name.equals(OFF);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            failNow();
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            failNow();
            super.visitVarInsn(opcode, slot);
        }

        @Override
        public void visitInsn(int opcode) {
            failNow();
            super.visitInsn(opcode);
        }

        private void failNow() {
            if (!next || broken) {
                return;
            }
            broken = true;
            if (way == Saboteur.Way.MEMORY) {
                super.visitLdcInsn(Integer.MAX_VALUE);
                super.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
            } else {
                super.visitInsn(Opcodes.ACONST_NULL);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        "java/util/Objects",
                        "requireNonNull",
                        "(Ljava/lang/Object;)Ljava/lang/Object;",
                        false);
            }
            super.visitInsn(Opcodes.POP);
        }
    }
}
