package dev.stranded.core.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.Hooks;
import dev.stranded.bootstrap.Residence;
import dev.stranded.wire.HookState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How classes are changed in a JVM that may refuse some of them. */
final class HookingTest {
    private static final Class<?>[] LOADED = {
        Thread.class, LinkedBlockingQueue.class, ArrayBlockingQueue.class, ThreadPoolExecutor.class, FutureTask.class,
    };

    private final List<List<Class<?>>> changes = new ArrayList<>();
    private Set<Class<?>> refused = Set.of();
    private boolean shown;
    private ClassFileTransformer transformer = new ClassFileTransformer() {};

    @AfterEach
    void leave() {
        Residence.leave();
        Faults.switchOn();
    }

    @Test
    void all_classes_are_changed_at_once_and_given_back_at_once() {
        Hooking hooking = Hooking.install(jvm(), true);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).contains(LOADED).hasSizeGreaterThan(LOADED.length);
        Restored restored = hooking.remove();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1)).containsExactlyInAnyOrderElementsOf(changes.get(0));
        assertThat(restored.classes()).contains("java.lang.Thread").hasSameSizeAs(changes.get(0));
        assertThat(restored.refused()).isEmpty();
    }

    @Test
    void before_main_what_is_loaded_is_changed_and_later_what_the_application_has_not_loaded_meanwhile()
            throws IllegalClassFormatException {
        Hooking hooking = Hooking.install(jvm(), false);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).containsExactlyInAnyOrder(LOADED);
        String met = "java/util/concurrent/DelayQueue";
        assertThat(transformer.transform(null, met, null, null, original(met))).isNotNull();
        hooking.complete();
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1)).contains(CompletableFuture.class).doesNotContain(LOADED);
        assertThat(changes.get(1)).doesNotContain(DelayQueue.class);
        assertThat(shown).isFalse();
    }

    @Test
    void classes_are_shown_as_long_as_another_agent_may_still_change_some() {
        Hooking hooking = Hooking.install(jvm(), false);
        Hooks.classesChanging();
        hooking.complete();
        assertThat(shown).isTrue();
        hooking.catchUp(false);
        assertThat(shown).isTrue();
        hooking.remove();
        assertThat(shown).isFalse();
    }

    @Test
    void a_class_that_the_jvm_refuses_costs_its_own_hooks_and_no_others() {
        refused = Set.of(LinkedBlockingQueue.class);
        Hooking hooking = Hooking.install(jvm(), false);
        assertThat(hooking.states())
                .filteredOn(state ->
                        "the JVM took no change of java.util.concurrent.LinkedBlockingQueue".equals(state.cause()))
                .extracting(HookState::name)
                .containsExactly("LinkedBlockingQueue made");
        assertThat(hooking.states())
                .filteredOn(HookState::live)
                .extracting(HookState::name)
                .contains("thread start", "thread end", "ArrayBlockingQueue made", "task given");
        int before = changes.size();
        Restored restored = hooking.remove();
        assertThat(restored.refused()).containsExactly("java.util.concurrent.LinkedBlockingQueue");
        assertThat(restored.classes()).hasSize(changes.get(before).size() - 1);
    }

    /** A JVM that changes all classes of a call or, if it refuses one of them, none. */
    private Instrumentation jvm() {
        return (Instrumentation) Proxy.newProxyInstance(
                HookingTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, given) -> answer(method.getName(), given));
    }

    private @Nullable Object answer(String method, Object[] given) throws IllegalClassFormatException {
        if (method.equals("getAllLoadedClasses")) {
            return LOADED;
        }
        if (method.equals("addTransformer")) {
            transformer = (ClassFileTransformer) given[0];
            shown = true;
        } else if (method.equals("removeTransformer")) {
            shown = false;
            return true;
        } else if (method.equals("retransformClasses")) {
            change(List.of((Class<?>[]) given[0]));
        }
        return null;
    }

    private void change(List<Class<?>> types) throws IllegalClassFormatException {
        changes.add(types);
        for (Class<?> type : types) {
            String name = type.getName().replace('.', '/');
            transformer.transform(null, name, type, null, original(name));
        }
        if (types.stream().anyMatch(refused::contains)) {
            throw new UnsupportedOperationException("class redefinition failed");
        }
    }

    private static byte[] original(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
