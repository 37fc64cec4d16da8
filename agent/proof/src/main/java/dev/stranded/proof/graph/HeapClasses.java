package dev.stranded.proof.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a dump. */
public final class HeapClasses {
    private final List<HeapClass> all = new ArrayList<>();
    private final Map<String, List<HeapClass>> byName = new HashMap<>();
    private final LongMap byId = new LongMap();
    private final LongMap byNumber = new LongMap();

    HeapClasses() {}

    void add(long id, HeapClass type) {
        all.add(type);
        byId.put(id, type.index());
        byNumber.put(type.number(), type.index());
        byName.computeIfAbsent(type.name(), name -> new ArrayList<>(1)).add(type);
    }

    /** The class of that id. */
    @Nullable
    HeapClass of(long id) {
        long index = byId.get(id);
        return index == LongMap.NONE ? null : all.get((int) index);
    }

    /** The class whose object has that number. */
    public @Nullable HeapClass at(int number) {
        long index = byNumber.get(number);
        return index == LongMap.NONE ? null : all.get((int) index);
    }

    /** All of them; each stands at its index. */
    public List<HeapClass> all() {
        return Collections.unmodifiableList(all);
    }

    /** Those of that name, one for each loader that has it. */
    public List<HeapClass> named(String name) {
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** The one of that name which the boot loader loaded. */
    public @Nullable HeapClass jdk(String name) {
        for (HeapClass type : byName.getOrDefault(name, List.of())) {
            if (type.boot()) {
                return type;
            }
        }
        return null;
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }
}
