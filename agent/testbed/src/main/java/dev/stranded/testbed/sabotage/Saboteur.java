package dev.stranded.testbed.sabotage;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An agent that breaks another one, as its argument says: {@code hooks} has the hooks fail that {@link #breakHooks}
 * names, {@code every-hook} has all of them fail with a fault and {@code every-hook-memory} with a full heap,
 * {@code clock} shifts the wall clock as the agent sees it, {@code transform} has every change of a class fail,
 * {@code refused:TYPE} spoils a loaded class of the JDK, {@code renamed:TYPE.METHOD} renames a private method of one
 * that is yet to be loaded.
 */
public final class Saboteur {
    private static @Nullable Instrumentation instrumentation;
    private static @Nullable BrokenHooks brokenHooks;

    private Saboteur() {}

    /** Begins, before the program's {@code main}. */
    public static void premain(String argument, Instrumentation given) {
        instrumentation = given;
        String[] words = argument.split(":", 2);
        switch (words[0]) {
            case "hooks" -> breakHooks(hook -> false, Way.FAULT);
            case "every-hook" -> breakHooks(hook -> true, Way.FAULT);
            case "every-hook-memory" -> breakHooks(hook -> true, Way.MEMORY);
            case "clock" -> given.addTransformer(new ShiftedClock(), true);
            case "transform" -> given.addTransformer(new BrokenWeaver(), true);
            case "refused" -> given.addTransformer(new SpoiltClass(words[1]), true);
            case "renamed" -> given.addTransformer(RenamedMethod.of(words[1]));
            default -> throw new IllegalArgumentException("no such sabotage: " + argument);
        }
    }

    /** Every hook that the agent has, as class and method. */
    public static List<String> hooks() {
        List<String> hooks = new ArrayList<>();
        for (Class<?> type : hookClasses()) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    hooks.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        return hooks;
    }

    /** Has these hooks fail from now on, and no others. */
    public static void breakHooks(Predicate<String> chosen, Way way) {
        if (brokenHooks == null) {
            brokenHooks = new BrokenHooks();
            given().addTransformer(brokenHooks, true);
        }
        brokenHooks.choose(chosen, way);
        try {
            given().retransformClasses(hookClasses().toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException e) {
            throw new AssertionError("classes of the boot loader can be changed", e);
        }
    }

    private static List<Class<?>> hookClasses() {
        return Stream.<Class<?>>of(given().getAllLoadedClasses())
                .filter(type -> type.getClassLoader() == null
                        && BrokenHooks.areIn(type.getName().replace('.', '/')))
                .toList();
    }

    private static Instrumentation given() {
        if (instrumentation == null) {
            throw new IllegalStateException("the saboteur was not given to the JVM as an agent");
        }
        return instrumentation;
    }

    /** How a hook fails. */
    public enum Way {
        /** By an exception that has no business there. */
        FAULT,
        /** As if the heap were full. */
        MEMORY
    }
}
