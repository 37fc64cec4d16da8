package dev.stranded.proof.attach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code Thread.print} says of all platform threads, and of virtual ones that run, at one moment. */
public final class ThreadPrint {
    private static final Pattern HEAD = Pattern.compile("\".*\" #(\\d+) .*");
    private static final Pattern MOUNTED = Pattern.compile("\\s+Mounted virtual thread .*#(\\d+).*");
    private static final Pattern PROCESSOR_TIME = Pattern.compile(" cpu=(\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("<0x[0-9a-f]+>");

    private final Map<Long, ThreadLook> looks = new HashMap<>();

    /** Reads it. */
    public ThreadPrint(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isEmpty()
                    || HEAD.matcher(line).matches()
                    || MOUNTED.matcher(line).matches()) {
                read(lines);
                lines.clear();
            }
            lines.add(line);
        }
        read(lines);
    }

    /** The owners of the monitors that threads are about to enter, by the ids of the threads. */
    public Map<Long, Long> monitorOwners() {
        Map<String, Long> owners = new HashMap<>();
        looks.forEach((id, look) -> look.owned().forEach(monitor -> owners.put(monitor, id)));
        Map<Long, Long> entering = new HashMap<>();
        looks.forEach((id, look) -> {
            Long owner = owners.get(look.entering());
            if (owner != null) {
                entering.put(id, owner);
            }
        });
        return entering;
    }

    /** The classes of the objects that threads in {@code Object.wait} wait on, where they are shown. */
    public Map<Long, String> waitedTypes() {
        Map<Long, String> types = new HashMap<>();
        looks.forEach((id, look) -> {
            if (!look.waitedType().isEmpty()) {
                types.put(id, look.waitedType());
            }
        });
        return types;
    }

    /** The threads that nothing shows to have moved since then. */
    public Set<Long> stayedSince(ThreadPrint earlier) {
        Set<Long> stayed = new HashSet<>();
        looks.forEach((id, look) -> {
            if (look.hasStayed(earlier.looks.get(id))) {
                stayed.add(id);
            }
        });
        return stayed;
    }

    private void read(List<String> lines) {
        if (!lines.isEmpty()) {
            Matcher head = HEAD.matcher(lines.get(0));
            Matcher mounted = MOUNTED.matcher(lines.get(0));
            if (head.matches()) {
                looks.put(Long.parseLong(head.group(1)), look(lines));
            } else if (mounted.matches()) {
                looks.put(Long.parseLong(mounted.group(1)), look(lines));
            }
        }
    }

    private static ThreadLook look(List<String> lines) {
        Matcher time = PROCESSOR_TIME.matcher(lines.get(0));
        PrintedLocks locks = new PrintedLocks();
        List<String> shown = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            locks.read(line);
            shown.add(ADDRESS.matcher(line).replaceAll("<>"));
        }
        return new ThreadLook(
                time.find() ? time.group(1) : "", shown, locks.entering(), locks.waitedType(), locks.owned());
    }
}
