package dev.stranded.proof.graph;

/** Numbers the objects of a heap by their address, and knows where in the file each one is. */
final class ObjectIndex {
    private final ObjectStarts starts;
    private final Positions positions;
    private final int size;

    /** An index of so many objects, which have their numbers and no positions yet. */
    ObjectIndex(ObjectStarts starts, int size) {
        this.starts = starts;
        this.size = size;
        this.positions = new Positions(size);
    }

    /** Says where an object is; returns its number. */
    int place(long id, long position) {
        int number = starts.number(id);
        positions.put(number, position);
        return number;
    }

    /** How many objects there are. */
    int size() {
        return size;
    }

    /** The number of an object; -1 if there is none of that id. */
    int number(long id) {
        return starts.number(id);
    }

    /** Where an object is in the file. */
    long position(int number) {
        return positions.get(number);
    }
}
