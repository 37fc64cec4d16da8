package dev.stranded.core.hook;

import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A way to paste hook calls into one method. None adds a branch or a handler, and none adds a frame to the stack of
 * what the method calls. One adds a local variable; with all others the method's stack map frames stay as they are.
 */
abstract class Weave {
    private static final int API = Opcodes.ASM9;
    private static final String OBJECT = "Ljava/lang/Object;";

    /** A visitor that copies the method's code to {@code next} with the calls in it. */
    abstract MethodVisitor into(MethodVisitor next, String owner, String descriptor);

    /**
     * Whether it can be done in a class that declares these fields.
     *
     * @param fields names with descriptors
     */
    boolean isPossible(Set<String> fields) {
        return true;
    }

    /** Whether a visitor of this weave that has read a method has found where to paste the calls. */
    boolean isDone(MethodVisitor read) {
        return true;
    }

    /** Calls at the entry with nothing. */
    static Weave entry(String hook) {
        return new Entry(HookCall.of(hook), null);
    }

    /** Calls at the entry with {@code this}. */
    static Weave entryWithThis(String hook, String type) {
        return new Entry(HookCall.of(hook, type), null, 0);
    }

    /** Calls at the entry with the first argument. */
    static Weave entryWithArgument(String hook) {
        return new Entry(HookCall.of(hook, OBJECT), null, 1);
    }

    /** Calls at the entry with what is in these slots. */
    static Weave entryWith(HookCall call, int... slots) {
        return new Entry(call, null, slots);
    }

    /** Calls with the answer, {@code this} and the first argument before a method returns its answer. */
    static Weave answered(HookCall call) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new Answered(next, call);
            }
        };
    }

    /** Calls with what a field holds wherever the method reads it. */
    static Weave afterReading(HookCall call, String type, String field) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new AfterReading(next, call, type, field);
            }
        };
    }

    /** Calls with {@code this} before every {@code throw}. */
    static Weave beforeThrow(HookCall call) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new BeforeThrow(next, call);
            }
        };
    }

    /** Calls at the entry with a field of {@code this}. */
    static Weave entryWithField(String hook, String field, String descriptor) {
        return new Entry(HookCall.of(hook, OBJECT), new String[] {field, descriptor}, 0);
    }

    /** Calls at the end of a constructor, with {@code this}, but not where it delegates to another of the class. */
    static Weave constructed(String hook) {
        HookCall call = HookCall.of(hook, OBJECT);
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new ConstructorEnd(next, owner, call);
            }
        };
    }

    /** Whether the method's stack map frames must be visited whole, not as differences. */
    boolean changesFrames() {
        return false;
    }

    private static final class Entry extends Weave {
        private final HookCall call;
        private final String @Nullable [] field;
        private final int[] slots;

        Entry(HookCall call, String @Nullable [] field, int... slots) {
            this.call = call;
            this.field = field;
            this.slots = slots;
        }

        @Override
        boolean isPossible(Set<String> fields) {
            return field == null || fields.contains(field[0] + field[1]);
        }

        @Override
        MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
            return new MethodVisitor(API, next) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    for (int slot : slots) {
                        super.visitVarInsn(Opcodes.ALOAD, slot);
                    }
                    if (field != null) {
                        super.visitFieldInsn(Opcodes.GETFIELD, owner, field[0], field[1]);
                    }
                    call.on(mv);
                }
            };
        }
    }

    private static final class ConstructorEnd extends MethodVisitor {
        private final String owner;
        private final HookCall call;
        private boolean delegates;

        ConstructorEnd(MethodVisitor next, String owner, HookCall call) {
            super(API, next);
            this.owner = owner;
            this.call = call;
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            delegates |= opcode == Opcodes.INVOKESPECIAL && type.equals(owner) && name.equals("<init>");
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN && !delegates) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                call.on(mv);
            }
            super.visitInsn(opcode);
        }
    }

    private static final class Answered extends MethodVisitor {
        private final HookCall call;

        Answered(MethodVisitor next, HookCall call) {
            super(API, next);
            this.call = call;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                super.visitInsn(Opcodes.DUP);
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ALOAD, 1);
                call.on(mv);
            }
            super.visitInsn(opcode);
        }
    }

    private static final class AfterReading extends MethodVisitor {
        private final HookCall call;
        private final String type;
        private final String field;

        AfterReading(MethodVisitor next, HookCall call, String type, String field) {
            super(API, next);
            this.call = call;
            this.type = type;
            this.field = field;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.GETFIELD && owner.equals(type) && name.equals(field)) {
                super.visitInsn(Opcodes.DUP);
                call.on(mv);
            }
        }
    }

    private static final class BeforeThrow extends MethodVisitor {
        private final HookCall call;

        BeforeThrow(MethodVisitor next, HookCall call) {
            super(API, next);
            this.call = call;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ATHROW) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                call.on(mv);
            }
            super.visitInsn(opcode);
        }
    }
}
