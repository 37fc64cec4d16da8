package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A random graph of holders, channels and tasks, and a model that says, by the plainest means, what becomes of each
 * task. Nodes are numbered: first holders, then channels, then tasks' threads.
 */
final class Plan {
    private final int holders;
    private final int channels;
    private final int tasks;
    private final List<List<Integer>> strong = new ArrayList<>();
    private final List<List<Integer>> weak = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private final int[] waitsOn;

    /** A plan of so many tasks. */
    Plan(long seed, int tasks) {
        Random random = new Random(seed);
        this.tasks = tasks;
        this.holders = tasks * 2;
        this.channels = tasks / 2 + 1;
        this.waitsOn = new int[tasks];
        int nodes = holders + channels + tasks;
        for (int node = 0; node < nodes; node++) {
            strong.add(new ArrayList<>());
            weak.add(new ArrayList<>());
            boolean channel = node >= holders && node < holders + channels;
            for (int edges = channel ? 0 : random.nextInt(3); edges > 0; edges--) {
                boolean toThread = random.nextInt(8) == 0;
                int to = random.nextInt(toThread ? nodes : holders + channels);
                (node < holders && random.nextInt(8) == 0 ? weak : strong)
                        .get(node)
                        .add(to);
            }
        }
        for (int i = 0; i < tasks / 12 + 1; i++) {
            roots.add(random.nextInt(nodes));
        }
        for (int task = 0; task < tasks; task++) {
            boolean runs = random.nextInt(12) == 0;
            waitsOn[task] = runs ? -1 : holders + random.nextInt(channels);
        }
    }

    int holders() {
        return holders;
    }

    int channels() {
        return channels;
    }

    int tasks() {
        return tasks;
    }

    /** What a holder refers to, or what a task has in a local variable. */
    List<Integer> strong(int node) {
        return strong.get(node);
    }

    /** What a holder refers to weakly. */
    List<Integer> weak(int node) {
        return weak.get(node);
    }

    /** What static fields refer to. */
    List<Integer> roots() {
        return roots;
    }

    /** The channel that a task waits on, as a node; -1 if it sleeps. */
    int waitsOn(int task) {
        return waitsOn[task];
    }

    /** What is to be found of each task. */
    List<String> expected() {
        String[] expected = new String[tasks];
        forgetWhatIsCollected();
        BitSet live = new BitSet();
        roots.forEach(live::set);
        BitSet alive = new BitSet();
        settle(live, alive, false);
        label(expected, alive, "ALIVE");
        settle(live, alive, true);
        label(expected, alive, "EXCEPT_WEAKLY");
        for (boolean changed = true; changed; ) {
            BitSet before = (BitSet) alive.clone();
            for (int task = 0; task < tasks; task++) {
                if (live.get(holders + channels + task)) {
                    alive.set(task);
                }
            }
            settle(live, alive, true);
            changed = !before.equals(alive);
        }
        label(expected, alive, "EXCEPT_BY_INTERRUPT");
        for (int task = 0; task < tasks; task++) {
            expected[task] = waitsOn[task] < 0 ? "ANY" : expected[task] == null ? "PROVEN" : expected[task];
        }
        return List.of(expected);
    }

    /** A weak reference to what nothing else holds, not even a stuck task, is cleared. */
    private void forgetWhatIsCollected() {
        BitSet kept = new BitSet();
        BitSet all = new BitSet();
        roots.forEach(kept::set);
        all.set(0, tasks);
        settle(kept, all, false);
        weak.forEach(referents -> referents.removeIf(to -> !kept.get(to)));
    }

    private static void label(String[] expected, BitSet alive, String label) {
        for (int task = 0; task < expected.length; task++) {
            if (alive.get(task) && expected[task] == null) {
                expected[task] = label;
            }
        }
    }

    /** Lets both sets grow until nothing changes. */
    private void settle(BitSet live, BitSet alive, boolean weakly) {
        for (boolean changed = true; changed; ) {
            int before = live.cardinality() + alive.cardinality();
            for (int task = 0; task < tasks; task++) {
                if (waitsOn[task] < 0 || live.get(waitsOn[task])) {
                    alive.set(task);
                }
                if (alive.get(task)) {
                    // It has its own thread at hand, and its channel.
                    live.set(holders + channels + task);
                    strong.get(holders + channels + task).forEach(live::set);
                    if (waitsOn[task] >= 0) {
                        live.set(waitsOn[task]);
                    }
                }
            }
            for (int node = 0; node < holders; node++) {
                if (live.get(node)) {
                    strong.get(node).forEach(live::set);
                    if (weakly) {
                        weak.get(node).forEach(live::set);
                    }
                }
            }
            changed = before != live.cardinality() + alive.cardinality();
        }
    }
}
