package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.PartVisitor;

/** Takes in which objects there are, and where the classes among them are. */
final class FirstPass implements PartVisitor {
    private final ObjectStarts starts;
    private final LongMap classPositions = new LongMap();

    FirstPass(MappedFile file) {
        starts = new ObjectStarts(file.size());
    }

    @Override
    public void classDump(long id, long position) throws HprofException {
        starts.add(id);
        classPositions.put(id, position);
    }

    @Override
    public void instance(long id, long classId, long position) throws HprofException {
        starts.add(id);
    }

    @Override
    public void array(long id, boolean references, long position) throws HprofException {
        starts.add(id);
    }

    /** Takes in what another took in of what lies behind in the file. */
    void addAll(FirstPass behind) throws HprofException {
        starts.addAll(behind.starts);
        for (long id : behind.classPositions.keys()) {
            classPositions.put(id, behind.classPositions.get(id));
        }
    }

    ObjectStarts starts() {
        return starts;
    }

    LongMap classPositions() {
        return classPositions;
    }
}
