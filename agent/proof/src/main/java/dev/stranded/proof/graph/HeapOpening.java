package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HeapRecords;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.HprofReader;
import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.RecordVisitor;
import dev.stranded.proof.hprof.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Opens a dump: takes in names and stacks, then passes over its heap twice, both times by two threads. The first pass
 * finds classes and which objects there are, the second where they are and what holds them.
 */
final class HeapOpening {
    private final MappedFile file;
    private final HprofReader reader;
    private final Strings strings;
    private final Stacks stacks;
    private final LongMap classNames = new LongMap();
    private final List<HeapThread> threads = new ArrayList<>();
    private ObjectIndex index;
    private HeapClasses classes = new HeapClasses();
    private SecondPass second;

    HeapOpening(MappedFile file, HprofReader reader) {
        this.file = file;
        this.reader = reader;
        this.strings = new Strings(file);
        this.stacks = new Stacks(file, reader.idSize(), strings);
        this.index = new ObjectIndex(new ObjectStarts(0), 0);
        this.second = new SecondPass(index, classes, 0);
    }

    Heap open(LongConsumer progress) throws HprofException {
        HeapRecords records = reader.read(new Names());
        stacks.trim();
        take(firstPass(records, progress));
        second = new SecondPass(index, classes, idOf("java.lang.VirtualThread"));
        SecondPass secondBack = new SecondPass(index, classes, idOf("java.lang.VirtualThread"));
        records.read(second, secondBack, done -> progress.accept(file.size() + done));
        second.addAll(secondBack);
        addThreads(second.roots());
        return new Heap(file, reader.idSize(), this);
    }

    ObjectIndex index() {
        return index;
    }

    HeapClasses classes() {
        return classes;
    }

    Roots roots() {
        return second.roots();
    }

    List<HeapThread> threads() {
        return List.copyOf(threads);
    }

    Stacks stacks() {
        return stacks;
    }

    Nodes nodes() {
        return second.nodes();
    }

    int[] virtualThreads() {
        return second.virtualThreads();
    }

    private FirstPass firstPass(HeapRecords records, LongConsumer progress) throws HprofException {
        FirstPass first = new FirstPass(file);
        FirstPass back = new FirstPass(file);
        records.read(first, back, progress);
        first.addAll(back);
        return first;
    }

    private void take(FirstPass first) throws HprofException {
        index = new ObjectIndex(first.starts(), first.starts().seal());
        LongMap positions = first.classPositions();
        for (long id : positions.keys()) {
            index.place(id, positions.get(id));
        }
        classes = new ClassReader(file, reader.idSize(), strings, index, classNames, positions).read();
    }

    private void addThreads(Roots roots) {
        for (int i = 0; i < roots.size(); i++) {
            if (roots.kind(i) == Tag.THREAD_OBJECT) {
                int serial = roots.thread(i);
                threads.add(new HeapThread(
                        serial, roots.object(i), roots.frame(i), roots.firstOf(serial), roots.firstOf(serial + 1)));
            }
        }
    }

    private long idOf(String jdkClass) {
        HeapClass type = classes.jdk(jdkClass);
        if (type == null) {
            return 0;
        }
        long at = index.position(type.number()) + 1;
        return reader.idSize() == Long.BYTES ? file.longer(at) : Integer.toUnsignedLong(file.integer(at));
    }

    private final class Names implements RecordVisitor {
        @Override
        public void string(long id, long position, int length) {
            strings.add(id, position, length);
        }

        @Override
        public void loadedClass(int serial, long classId, long nameId) {
            stacks.addClass(serial, nameId);
            classNames.put(classId, nameId);
        }

        @Override
        public void frame(long id, long position) {
            stacks.addFrame(id, position);
        }

        @Override
        public void trace(int serial, long position) {
            stacks.addTrace(serial, position);
        }
    }
}
