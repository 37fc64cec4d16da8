package dev.stranded.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a heap dump says of all tasks that are blocked without a time-out.
 *
 * @param tasks the tasks
 * @param objects how many objects were searched
 * @param threads how many threads and virtual threads the dump shows
 * @param notes what limits the verdicts, a sentence each
 */
public record Report(List<BlockedTask> tasks, long objects, int threads, List<String> notes) {
    /** Copies the lists. */
    public Report {
        tasks = List.copyOf(tasks);
        notes = List.copyOf(notes);
    }

    /** Whether anything is proven, if with an exception. */
    public boolean provesAnything() {
        return tasks.stream().anyMatch(task -> task.judgement().isProof());
    }

    /** The tasks by judgement and stack: proven ones first, many first. */
    public List<Group> groups() {
        Map<List<Object>, List<BlockedTask>> groups = new LinkedHashMap<>();
        for (BlockedTask task : tasks) {
            groups.computeIfAbsent(List.of(task.judgement(), task.stack()), key -> new ArrayList<>())
                    .add(task);
        }
        return groups.values().stream()
                .map(Group::new)
                .sorted(Comparator.comparing((Group group) -> group.first().judgement())
                        .thenComparing(Comparator.comparingInt(Group::count).reversed()))
                .toList();
    }

    /**
     * Tasks that are blocked alike.
     *
     * @param tasks one or more
     */
    public record Group(List<BlockedTask> tasks) {
        /** Copies the list. */
        public Group {
            tasks = List.copyOf(tasks);
        }

        /** One of them. */
        public BlockedTask first() {
            return tasks.get(0);
        }

        /** How many they are. */
        public int count() {
            return tasks.size();
        }

        /** What they keep together. */
        public long retainedBytes() {
            return tasks.stream().mapToLong(BlockedTask::retainedBytes).sum();
        }
    }
}
