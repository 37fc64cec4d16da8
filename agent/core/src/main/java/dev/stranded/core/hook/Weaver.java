package dev.stranded.core.hook;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/**
 * Pastes the hooks of a table into the JDK's classes, as they are loaded or retransformed while classes are
 * {@link Showing shown}.
 *
 * <p>The JVM calls it on any thread that loads a class, and swallows what it throws: so it catches, keeps and goes on.
 */
final class Weaver implements ClassFileTransformer {
    private static final MethodVisitor NOWHERE = new MethodVisitor(Opcodes.ASM9) {};

    private final Map<String, List<HookPlace>> placesByType = new HashMap<>();
    // By identity, so that no hash code of a record has to be linked before main.
    private final IdentityHashMap<HookPlace, Outcome> outcomes = new IdentityHashMap<>();
    private final IdentityHashMap<Class<?>, Integer> changes = new IdentityHashMap<>();

    /** What became of a place. */
    enum Outcome {
        /** The hook is pasted in. */
        WOVEN,
        /** This JDK has no such method, or not the field that the hook reads. */
        MISSING,
        /** The class could not be changed. */
        FAILED
    }

    Weaver(List<HookPlace> places) {
        for (HookPlace place : places) {
            List<HookPlace> same = placesByType.get(place.type());
            if (same == null) {
                same = new ArrayList<>();
                placesByType.put(place.type(), same);
            }
            same.add(place);
            // Loads what the weave needs now: the JVM will call from within the loading of another class.
            place.weave().into(NOWHERE, place.type(), "(Ljava/lang/Runnable;)V");
        }
        load(Handle.class, ConstantDynamic.class, TypePath.class);
    }

    /** To name a class loads it; these are what a class file may have that the first one to be changed has not. */
    private static void load(Class<?>... types) {
        assert types.length > 0;
    }

    /** Internal names of the classes that are woven. */
    Iterable<String> types() {
        return placesByType.keySet();
    }

    /** What became of a place; null while its class is not loaded. */
    @Nullable
    Outcome outcome(HookPlace place) {
        synchronized (outcomes) {
            return outcomes.get(place);
        }
    }

    /** Whether every place of a class has its hook. */
    boolean isWoven(String type) {
        for (HookPlace place : placesByType.getOrDefault(type, List.of())) {
            if (outcome(place) != Outcome.WOVEN) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is known yet of some place of a class. */
    boolean lacksWord(String type) {
        for (HookPlace place : placesByType.getOrDefault(type, List.of())) {
            if (outcome(place) == null) {
                return true;
            }
        }
        return false;
    }

    /** Says that the hooks of a class were not in place for a while. */
    void lacked(String type) {
        for (HookPlace place : placesByType.getOrDefault(type, List.of())) {
            place.coverage().circuit.lackedHook();
        }
    }

    /** Whether some place of a class has its hook. */
    boolean hasHooksIn(String type) {
        for (HookPlace place : placesByType.getOrDefault(type, List.of())) {
            if (outcome(place) == Outcome.WOVEN) {
                return true;
            }
        }
        return false;
    }

    /** How often a class was changed, not loaded, and got its hooks by that, had the JVM not refused it. */
    int changes(Class<?> type) {
        synchronized (outcomes) {
            Integer known = changes.get(type);
            return known == null ? 0 : known;
        }
    }

    private void countChange(Class<?> type) {
        synchronized (outcomes) {
            changes.put(type, changes(type) + 1);
        }
    }

    /** Says that the JVM refused a class. */
    void refused(String type) {
        List<HookPlace> places = placesByType.get(type);
        if (places != null) {
            fail(places);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        List<HookPlace> places = loader == null && name != null ? placesByType.get(name) : null;
        if (places == null) {
            return null;
        }
        try {
            byte[] woven = weave(bytes, places);
            if (redefined != null) {
                countChange(redefined);
            }
            return woven;
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Of the thread that happens to load the class: it is changed later.
            return null;
        } catch (Throwable e) {
            fail(places);
            return null;
        }
    }

    private byte[] weave(byte[] bytes, List<HookPlace> places) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        TypeVisitor visitor = new TypeVisitor(writer, reader.getClassName(), places);
        reader.accept(visitor, changesFrames(places) ? ClassReader.EXPAND_FRAMES : 0);
        note(places, Outcome.MISSING);
        note(visitor.woven(), Outcome.WOVEN);
        sayWhatLacks(places);
        return writer.toByteArray();
    }

    private void fail(List<HookPlace> places) {
        note(places, Outcome.FAILED);
        sayWhatLacks(places);
    }

    private static boolean changesFrames(List<HookPlace> places) {
        for (HookPlace place : places) {
            if (place.weave().changesFrames()) {
                return true;
            }
        }
        return false;
    }

    private void note(List<HookPlace> places, Outcome outcome) {
        synchronized (outcomes) {
            for (HookPlace place : places) {
                outcomes.put(place, outcome);
            }
        }
    }

    /** Where a hook is not in place, nothing is to be made of what it has not seen. */
    private void sayWhatLacks(List<HookPlace> places) {
        for (HookPlace place : places) {
            if (outcome(place) != Outcome.WOVEN) {
                place.coverage().circuit.lacksHook();
            }
        }
    }

    /** Gives a method what room hooks need on its stack and among its variables: to compute that takes long. */
    private static final class Roomy extends MethodVisitor {
        private static final int MOST_PUSHED = 4;
        private static final int MOST_VARIABLES = 1;

        Roomy(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(stack + MOST_PUSHED, locals + MOST_VARIABLES);
        }
    }

    private static final class TypeVisitor extends ClassVisitor {
        private final String type;
        private final List<HookPlace> places;
        private final IdentityHashMap<MethodVisitor, HookPlace> codes = new IdentityHashMap<>();
        private final Set<String> fields = new HashSet<>();

        TypeVisitor(ClassVisitor next, String type, List<HookPlace> places) {
            super(Opcodes.ASM9, next);
            this.type = type;
            this.places = places;
        }

        /** Those places that have their hook, once the class is read. */
        List<HookPlace> woven() {
            List<HookPlace> woven = new ArrayList<>();
            for (Map.Entry<MethodVisitor, HookPlace> code : codes.entrySet()) {
                if (code.getValue().weave().isDone(code.getKey())) {
                    woven.add(code.getValue());
                }
            }
            return woven;
        }

        /** A class file has its fields before its methods. */
        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(name + descriptor);
            return super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, thrown);
            boolean changed = false;
            for (HookPlace place : places) {
                if (place.covers(name, descriptor) && place.weave().isPossible(fields)) {
                    code = place.weave().into(changed ? code : new Roomy(code), type, descriptor);
                    changed = true;
                    codes.put(code, place);
                }
            }
            return code;
        }
    }
}
