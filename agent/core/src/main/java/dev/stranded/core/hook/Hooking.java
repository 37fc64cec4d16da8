package dev.stranded.core.hook;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.ClassChanges;
import dev.stranded.bootstrap.Faults;
import dev.stranded.wire.HookState;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hooks of this JVM: puts them in place and tells what became of them. */
public final class Hooking {
    /** After so many looks, classes that may have escaped are looked for in any case. */
    private static final int LOOKS_BETWEEN = 100;

    private final Instrumentation instrumentation;
    private final List<HookPlace> places = new ArrayList<>();
    private final Weaver weaver;
    private final Showing showing;
    private final Changes changes;
    private List<Class<?>> types = List.of();
    private volatile boolean probed;
    private int unrecorded;
    private int looksToCatchUp = LOOKS_BETWEEN;

    private Hooking(Instrumentation instrumentation, int jdk) {
        this.instrumentation = instrumentation;
        for (HookPlace place : HookTable.places()) {
            if (place.since() <= jdk) {
                places.add(place);
            }
        }
        weaver = new Weaver(places);
        showing = new Showing(instrumentation, weaver);
        changes = new Changes(weaver);
    }

    /**
     * Puts the hooks in place. Before {@code main} only classes are changed that the JVM has loaded by then: until
     * {@link #complete} each other one comes with its hooks when the application loads it.
     *
     * <p>Hooks are of use only together, as one that sees a failure and one that sees who looks at it: so they are off
     * until all are in place.
     *
     * @param attached whether the application was already running
     */
    public static Hooking install(Instrumentation instrumentation, boolean attached) {
        Faults.switchOff();
        Hooking hooking = new Hooking(instrumentation, Runtime.version().feature());
        hooking.showing.begin();
        hooking.begin(attached ? hooking.all() : hooking.loaded());
        hooking.listen();
        if (attached) {
            hooking.complete();
        }
        Faults.resume();
        return hooking;
    }

    /**
     * Loads what the application has not loaded yet of the classes to be changed, so that the JVM need no longer show
     * it each class that it loads. It takes as long as all else that is done before {@code main}.
     */
    public void complete() {
        types = all();
        change(unseen());
        BootSide.initialize();
        giveBack(changes.losing(types));
        if (weaver.isWoven(HookTable.INSTRUMENTATION)) {
            showing.rest();
        } else {
            showing.keep();
        }
    }

    private void begin(List<Class<?>> loaded) {
        types = loaded;
        for (Class<?> type : types) {
            changes.settle(type);
        }
        change(unseen());
    }

    private void listen() {
        ClassChanges.listen(new Runnable() {
            @Override
            public void run() {
                showing.beginForOthers();
            }
        });
    }

    /** Says that hooks may be missing, and with them what they were to see. */
    public void doubt() {
        for (Circuit circuit : Circuit.all()) {
            circuit.lackedHook();
        }
    }

    /**
     * Changes those classes now that have no hooks: those that another agent has changed by JVMTI itself, and, now and
     * then and after memory was short, those that were loaded without having been shown, since the JVM shows none for
     * which it has no memory at that moment. To be called after each look.
     */
    public void catchUp(boolean memoryWasShort) {
        showing.rest();
        int before = unrecorded;
        unrecorded = 0;
        for (Circuit circuit : Circuit.all()) {
            unrecorded += circuit.lapses() - circuit.faults();
        }
        giveBack(changes.losing(types));
        if (memoryWasShort || unrecorded != before || --looksToCatchUp <= 0) {
            looksToCatchUp = LOOKS_BETWEEN;
            types = all();
            giveBack(unseen());
        }
    }

    /** Has hooks pasted into classes that were without for a while. */
    private void giveBack(List<Class<?>> bare) {
        for (Class<?> type : bare) {
            weaver.lacked(internalName(type));
        }
        change(bare);
    }

    private void change(List<Class<?>> bare) {
        if (!bare.isEmpty()) {
            showing.begin();
            for (Class<?> type : retransform(bare)) {
                weaver.refused(internalName(type));
            }
        }
    }

    /**
     * Gives every class its own code back: the one that the JVM refuses keeps its hooks, which {@link Faults#switchOff}
     * has made idle.
     *
     * @return what became of the classes
     */
    public Restored remove() {
        showing.end();
        List<Class<?>> restored = all();
        List<Class<?>> refused = retransform(restored);
        restored.removeAll(refused);
        return new Restored(names(restored), names(refused));
    }

    /**
     * Has these classes changed, all at once, since the JVM stops all threads for each change and then looks through
     * all classes that it has. If it refuses, one at a time, so that one which it refuses costs its own hooks and no
     * others.
     *
     * @return those that it refused
     */
    private List<Class<?>> retransform(List<Class<?>> changed) {
        try {
            instrumentation.retransformClasses(changed.toArray(new Class<?>[0]));
            return List.of();
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            for (Class<?> type : changed) {
                changes.settle(type);
            }
            return changed.size() == 1 ? changed : retransformEach(changed);
        }
    }

    private List<Class<?>> retransformEach(List<Class<?>> changed) {
        List<Class<?>> refused = new ArrayList<>();
        for (Class<?> type : changed) {
            refused.addAll(retransform(List.of(type)));
        }
        return refused;
    }

    private static List<String> names(List<Class<?>> all) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : all) {
            names.add(type.getName());
        }
        return names;
    }

    /** What became of the hooks, for the report: those that follow one thing are told as one. */
    public List<HookState> states() {
        Map<String, HookState> states = new LinkedHashMap<>();
        for (HookPlace place : places) {
            HookState known = states.get(place.follows());
            if (known == null || known.live()) {
                states.put(place.follows(), state(place));
            }
        }
        return List.copyOf(states.values());
    }

    private HookState state(HookPlace place) {
        String cause = whyDead(place);
        int faults = place.coverage().circuit.faults();
        return new HookState(
                place.follows(),
                cause == null,
                cause == null ? null : place.lost(),
                cause,
                faults == 0 ? null : (long) faults);
    }

    private @Nullable String whyDead(HookPlace place) {
        Weaver.Outcome outcome = weaver.outcome(place);
        Circuit circuit = place.coverage().circuit;
        if (outcome == Weaver.Outcome.MISSING) {
            return "this JDK has no such place";
        }
        if (outcome == Weaver.Outcome.FAILED) {
            return "the JVM took no change of " + place.type().replace('/', '.');
        }
        if (circuit.isTripped()) {
            return "switched off after " + circuit.faults() + " faults, the last " + circuit.lastFault();
        }
        if (Faults.off()) {
            return "switched off with the agent";
        }
        return outcome != null && isSilent(place) ? "it did not fire when it was tried" : null;
    }

    /** Runs the probe in {@code group}; returns the hooks that are in place but did not fire. */
    public List<String> probe(ThreadGroup group) throws InterruptedException {
        Probe.run(group);
        probed = true;
        List<String> silent = new ArrayList<>();
        for (HookPlace place : places) {
            boolean dead = weaver.outcome(place) == Weaver.Outcome.WOVEN && isSilent(place);
            if (dead && !silent.contains(place.follows())) {
                silent.add(place.follows());
            }
        }
        return silent;
    }

    private boolean isSilent(HookPlace place) {
        return probed && Probe.fires(place.coverage()) && !place.coverage().hasFired();
    }

    /** The classes to be changed that the JVM has loaded without having shown them. */
    private List<Class<?>> unseen() {
        List<Class<?>> unseen = new ArrayList<>();
        for (Class<?> type : types) {
            if (weaver.lacksWord(internalName(type))) {
                unseen.add(type);
            }
        }
        return unseen;
    }

    /**
     * Those classes to be changed that are loaded. To ask all of a JVM for their names costs 80 bytes each, for good.
     */
    private List<Class<?>> loaded() {
        Set<String> wanted = new HashSet<>();
        for (String type : weaver.types()) {
            wanted.add(type.replace('/', '.'));
        }
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && wanted.contains(type.getName())) {
                loaded.add(type);
            }
        }
        return loaded;
    }

    /** The classes to be changed; those that were not loaded are, by that. */
    private List<Class<?>> all() {
        List<Class<?>> all = new ArrayList<>();
        for (String type : weaver.types()) {
            try {
                all.add(Class.forName(type.replace('/', '.'), false, null));
            } catch (ClassNotFoundException | LinkageError e) {
                // This JDK has no such class, or can't load it now: it is looked for again.
            }
        }
        return all;
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
