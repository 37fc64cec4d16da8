package dev.stranded.core.hook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The loops of one method around the calls on one line, and whether they come to an end.
 *
 * <p>A loop does whose condition compares a local variable that the loop counts up or down, and sets in no other way,
 * or asks an iterator for more. Places in the code are told by their order: each instruction that matters and each
 * label has the next number.
 */
final class LoopEnds extends MethodVisitor {
    private static final int ITERATOR = -1;

    private final int line;
    private final Consumer<LoopEnds> whenRead;
    private final Map<Label, Integer> places = new HashMap<>();
    private final List<Integer> callsOnLine = new ArrayList<>();
    private final List<Jump> jumps = new ArrayList<>();
    private final List<Use> counted = new ArrayList<>();
    private final List<Use> stored = new ArrayList<>();

    /** The variables that the present statement has read, or {@link #ITERATOR}. */
    private Set<Integer> read = new HashSet<>();

    /** Whether the present statement has called something. */
    private boolean calls;

    /** Whether it has just added up. */
    private boolean sums;

    private int place;
    private boolean onLine;

    /** Calls back when the method has been read. */
    LoopEnds(int line, Consumer<LoopEnds> whenRead) {
        super(Loops.API);
        this.line = line;
        this.whenRead = whenRead;
    }

    /** Whether there is a call on the line. */
    boolean isFound() {
        return !callsOnLine.isEmpty();
    }

    /** Whether a call on the line stands in a loop that may have no end. */
    boolean isInEndlessLoop() {
        Map<Integer, Integer> loops = loops();
        for (Map.Entry<Integer, Integer> loop : loops.entrySet()) {
            boolean around = callsOnLine.stream().anyMatch(call -> loop.getKey() <= call && call <= loop.getValue());
            if (around && !ends(loop.getKey(), loop.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** The first and the last place of each. */
    private Map<Integer, Integer> loops() {
        Map<Integer, Integer> loops = new HashMap<>();
        for (Jump jump : jumps) {
            int target = jump.target();
            if (target >= 0 && target <= jump.place) {
                loops.merge(target, jump.place, Math::max);
            }
        }
        // A loop whose next round begins from inside of another one holds all of that.
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<Integer, Integer> outer : loops.entrySet()) {
                for (Map.Entry<Integer, Integer> inner : loops.entrySet()) {
                    boolean overlap = outer.getKey() < inner.getKey() && inner.getKey() <= outer.getValue();
                    if (overlap && outer.getValue() < inner.getValue()) {
                        outer.setValue(inner.getValue());
                        changed = true;
                    }
                }
            }
        }
        return loops;
    }

    private boolean ends(int first, int last) {
        for (Jump jump : jumps) {
            boolean inside = first <= jump.place && jump.place <= last;
            boolean leaves =
                    jump.target() > last || jump.target() < first || (jump.place == last && jump.target() == first);
            if (inside && leaves && jump.condition.stream().anyMatch(by -> runsOut(by, first, last))) {
                return true;
            }
        }
        return false;
    }

    private boolean runsOut(int variable, int first, int last) {
        return variable == ITERATOR
                || (counted.stream().anyMatch(use -> use.isOf(variable, first, last))
                        && stored.stream().noneMatch(use -> use.isOf(variable, first, last)));
    }

    @Override
    public void visitLabel(Label label) {
        places.put(label, ++place);
        sums = false;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        onLine = number == line;
        beginStatement();
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode == Opcodes.ILOAD || opcode == Opcodes.LLOAD) {
            read.add(variable);
        } else if (opcode == Opcodes.ISTORE || opcode == Opcodes.LSTORE) {
            boolean counts = sums && !calls && read.contains(variable);
            (counts ? counted : stored).add(new Use(variable, ++place));
        }
        sums = false;
    }

    @Override
    public void visitInsn(int opcode) {
        sums = opcode == Opcodes.IADD || opcode == Opcodes.ISUB || opcode == Opcodes.LADD || opcode == Opcodes.LSUB;
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        counted.add(new Use(variable, ++place));
    }

    /** Who counts to the greatest number means to go on for ever. */
    @Override
    public void visitLdcInsn(Object value) {
        if (value.equals(Integer.MAX_VALUE) || value.equals(Long.MAX_VALUE)) {
            read = new HashSet<>();
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        call();
        if (name.equals("hasNext") && owner.equals("java/util/Iterator")) {
            read.add(ITERATOR);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        call();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        jumps.add(new Jump(++place, label, opcode == Opcodes.GOTO ? Set.of() : read));
        beginStatement();
    }

    @Override
    public void visitEnd() {
        whenRead.accept(this);
    }

    /** The stack stands at a call. */
    private void call() {
        place++;
        calls = true;
        sums = false;
        if (onLine) {
            callsOnLine.add(place);
        }
    }

    private void beginStatement() {
        read = new HashSet<>();
        calls = false;
        sums = false;
    }

    private record Use(int variable, int place) {
        boolean isOf(int other, int first, int last) {
            return variable == other && first <= place && place <= last;
        }
    }

    /** A jump and what its condition has read. */
    private final class Jump {
        private final int place;
        private final Label label;
        private final Set<Integer> condition;

        Jump(int place, Label label, Set<Integer> condition) {
            this.place = place;
            this.label = label;
            this.condition = condition;
        }

        int target() {
            Integer target = places.get(label);
            return target == null ? -1 : target;
        }
    }
}
