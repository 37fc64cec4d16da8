package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.HprofReader;
import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.RecordVisitor;
import dev.stranded.proof.hprof.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The two passes that open a dump: the first takes in names, classes, roots and which objects there are, the second
 * where.
 */
final class HeapOpening {
    private final MappedFile file;
    private final HprofReader reader;
    private final ObjectIndex index;
    private final Strings strings;
    private final Stacks stacks;
    private final Roots roots = new Roots();
    private final LongMap classNames = new LongMap();
    private final LongMap classPositions = new LongMap();
    private final List<HeapThread> threads = new ArrayList<>();
    private HeapClasses classes = new HeapClasses();
    private int[] virtualThreads = {};
    private Nodes nodes = new Nodes(0);

    HeapOpening(MappedFile file, HprofReader reader) {
        this.file = file;
        this.reader = reader;
        this.index = new ObjectIndex(file.size());
        this.strings = new Strings(file);
        this.stacks = new Stacks(file, reader.idSize(), strings);
    }

    Heap open(LongConsumer progress) throws HprofException {
        reader.read(new FirstPass(), progress);
        index.seal();
        for (long id : classPositions.keys()) {
            index.place(id, classPositions.get(id));
        }
        classes = new ClassReader(file, reader.idSize(), strings, index, classNames, classPositions).read();
        roots.seal(index);
        addThreads();
        nodes = new Nodes(index.size());
        SecondPass second = new SecondPass(idOf("java.lang.VirtualThread"));
        reader.read(second, done -> progress.accept(file.size() + done));
        nodes.seal();
        virtualThreads = Arrays.copyOf(second.virtualThreads, second.virtualCount);
        return new Heap(file, reader.idSize(), this);
    }

    ObjectIndex index() {
        return index;
    }

    HeapClasses classes() {
        return classes;
    }

    Roots roots() {
        return roots;
    }

    List<HeapThread> threads() {
        return List.copyOf(threads);
    }

    Stacks stacks() {
        return stacks;
    }

    Nodes nodes() {
        return nodes;
    }

    int[] virtualThreads() {
        return virtualThreads;
    }

    private void addThreads() {
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

    private final class FirstPass implements RecordVisitor {
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

        @Override
        public void root(int kind, long id, int thread, int detail) {
            roots.add(kind, id, thread, detail);
        }

        @Override
        public void classDump(long id, long position) throws HprofException {
            index.add(id);
            classPositions.put(id, position);
        }

        @Override
        public void instance(long id, long classId, long position) throws HprofException {
            index.add(id);
        }

        @Override
        public void array(long id, long position) throws HprofException {
            index.add(id);
        }
    }

    private final class SecondPass implements RecordVisitor {
        private final long virtualThread;
        private int[] virtualThreads = {};
        private int virtualCount;
        private final boolean[] leaves = new boolean[classes.size()];

        /** A pass that lists the instances of the class of that id. */
        SecondPass(long virtualThread) {
            this.virtualThread = virtualThread;
            for (HeapClass type : classes.all()) {
                leaves[type.index()] = type.isLeaf();
                nodes.add(type.number());
            }
        }

        @Override
        public void instance(long id, long classId, long position) {
            int number = index.place(id, position);
            HeapClass type = classes.of(classId);
            if (type == null || !leaves[type.index()]) {
                nodes.add(number);
            }
            if (classId == virtualThread && virtualThread != 0) {
                if (virtualCount == virtualThreads.length) {
                    virtualThreads = Arrays.copyOf(virtualThreads, Math.max(64, virtualCount * 2));
                }
                virtualThreads[virtualCount++] = number;
            }
        }

        @Override
        public void array(long id, long position) {
            int number = index.place(id, position);
            if (file.unsignedByte(position) == Tag.OBJECT_ARRAY) {
                nodes.add(number);
            }
        }
    }
}
