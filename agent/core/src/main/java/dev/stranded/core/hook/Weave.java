package dev.stranded.core.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A way to paste hook calls into one method. None adds a branch or a handler, and none adds a frame to the stack of
 * what the method calls. One adds a local variable; with all others the method's stack map frames stay as they are.
 */
abstract class Weave {
    private static final int API = Opcodes.ASM9;
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String WORKER_STATE = "Ldev/stranded/bootstrap/WorkerState;";

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

    /**
     * Calls before each call of a one-argument method, with that argument and with the variable into which the value of
     * a field was put.
     */
    static Weave beforeCall(HookCall call, String method, String field) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new BeforeCall(next, call, method, true, field);
            }
        };
    }

    /** Calls before each call of a two-argument method with the two variables into which values of a field were put. */
    static Weave beforeCallWithRead(HookCall call, String method, String field) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new BeforeCall(next, call, method, false, field);
            }
        };
    }

    /** Calls before each call of a two-argument method with the first two arguments of the method it is in. */
    static Weave beforeCallWithArguments(HookCall call, String method) {
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new BeforeCall(next, call, method, false, null, 1, 2);
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

    /**
     * Calls one hook at the entry with {@code this} and the only argument, and another before each {@code Runnable.run}
     * with what the first returned and the {@code Runnable}.
     */
    static Weave worker(String entered, String running) {
        HookCall entering = HookCall.entering(entered, "(" + OBJECT + OBJECT + ")" + WORKER_STATE);
        HookCall before = HookCall.of(running, OBJECT, WORKER_STATE);
        return new Weave() {
            @Override
            MethodVisitor into(MethodVisitor next, String owner, String descriptor) {
                return new Worker(next, entering, before);
            }

            @Override
            boolean changesFrames() {
                return true;
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

    /** The new variable comes after the arguments, so that the method's own move up by one. */
    private static final class Worker extends MethodVisitor {
        private static final int SLOT = 2;

        private final HookCall entered;
        private final HookCall running;

        Worker(MethodVisitor next, HookCall entered, HookCall running) {
            super(API, next);
            this.entered = entered;
            this.running = running;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitVarInsn(Opcodes.ALOAD, 1);
            entered.on(mv);
            super.visitVarInsn(Opcodes.ASTORE, SLOT);
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            if (type.equals("java/lang/Runnable") && name.equals("run") && descriptor.equals("()V")) {
                super.visitInsn(Opcodes.DUP);
                super.visitVarInsn(Opcodes.ALOAD, SLOT);
                running.on(mv);
            }
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            super.visitVarInsn(opcode, moved(slot));
        }

        @Override
        public void visitIincInsn(int slot, int increment) {
            super.visitIincInsn(moved(slot), increment);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, @Nullable String signature, Label start, Label end, int slot) {
            super.visitLocalVariable(name, descriptor, signature, start, end, moved(slot));
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
            List<Object> all = new ArrayList<>(Arrays.asList(local).subList(0, locals));
            while (all.size() < SLOT) {
                all.add(Opcodes.TOP);
            }
            all.add(SLOT, Type.getType(WORKER_STATE).getInternalName());
            super.visitFrame(type, all.size(), all.toArray(), stacked, stack);
        }

        private static int moved(int slot) {
            return slot < SLOT ? slot : slot + 1;
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

    /** Does nothing where the variables it needs are not found. */
    private static final class BeforeCall extends MethodVisitor {
        private final HookCall call;
        private final String method;
        private final boolean withArgument;
        private final @Nullable String field;
        private final List<Integer> slots = new ArrayList<>();
        private boolean justRead;

        BeforeCall(
                MethodVisitor next,
                HookCall call,
                String method,
                boolean withArgument,
                @Nullable String field,
                int... slots) {
            super(API, next);
            this.call = call;
            this.method = method;
            this.withArgument = withArgument;
            this.field = field;
            for (int slot : slots) {
                this.slots.add(slot);
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
                slots.add(slot);
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
            int arguments = withArgument ? 1 : 2;
            if (name.equals(method)
                    && slots.size() == arguments
                    && Type.getArgumentTypes(descriptor).length == arguments) {
                if (withArgument) {
                    super.visitInsn(Opcodes.DUP);
                }
                for (int slot : slots) {
                    super.visitVarInsn(Opcodes.ALOAD, slot);
                }
                call.on(mv);
            }
            super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
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
