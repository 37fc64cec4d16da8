package dev.stranded.proof;

import dev.stranded.proof.attach.JvmFlags;
import dev.stranded.proof.dump.DumpFolder;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.wire.JudgedTasks;
import dev.stranded.wire.JudgedTasks.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * {@code judge heap.hprof}: judges a dump for the agent that made it and that started this process. It reads what the
 * agent knows of the threads from standard input, and writes how far it is and what it found to standard output, a line
 * each. It ends when its input does: then the agent has closed it, or is no more, and the dump is deleted with its
 * folder.
 */
public final class JudgeJob implements ToIntFunction<String[]> {
    private static final Path LIKELY_VICTIM = Path.of("/proc/self/oom_score_adj");
    private static final int ENDED = 0;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private int percent = -1;

    /** Talks over the standard streams. */
    public JudgeJob() {}

    @Override
    public int applyAsInt(String[] arguments) {
        beTheFirstToGo();
        Path dump = Path.of(arguments[1]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            ThreadFacts facts = facts(in);
            Thread guard = new Thread(() -> awaitEnd(in, dump), "stranded-judge-guard");
            guard.start();
            judge(dump, facts);
            guard.join();
        } catch (IOException e) {
            deleteFolder(dump);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ENDED;
    }

    private void judge(Path dump, ThreadFacts facts) {
        try {
            tell(Proof.of(dump, facts, this::isAt));
        } catch (HprofException e) {
            say("failed can't read the heap dump: " + e.getMessage());
        }
    }

    /** Where memory is short, the kernel is to take this process and not the one that is watched. */
    private static void beTheFirstToGo() {
        try {
            Files.writeString(LIKELY_VICTIM, "1000");
        } catch (IOException | SecurityException e) {
            // Another system, which decides by itself.
        }
    }

    private static ThreadFacts facts(BufferedReader in) throws IOException {
        Map<Long, Long> owners = new HashMap<>();
        Map<Long, String> waitedTypes = new HashMap<>();
        Set<Long> stayed = new HashSet<>();
        JvmFlags flags = new JvmFlags("");
        for (String line = in.readLine(); !"that is all".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the agent has gone");
            }
            String[] words = line.split(" ", -1);
            if (words[0].equals("owner")) {
                owners.put(Long.parseLong(words[1]), Long.parseLong(words[2]));
            } else if (words[0].equals("waits")) {
                waitedTypes.put(Long.parseLong(words[1]), words[2]);
            } else if (words[0].equals("stays")) {
                stayed.add(Long.parseLong(words[1]));
            } else if (words[0].equals("flags")) {
                flags = new JvmFlags(line);
            }
        }
        return new ThreadFacts(owners, waitedTypes, flags.excludeScalarReplacement(), stayed, true);
    }

    private static void awaitEnd(BufferedReader in, Path dump) {
        try {
            while (in.read() >= 0) {
                // Nothing more is said.
            }
        } catch (IOException e) {
            // It is as good as the end.
        }
        deleteFolder(dump);
        Runtime.getRuntime().halt(ENDED);
    }

    private static void deleteFolder(Path dump) {
        DumpFolder.deleteAll(dump.resolveSibling(""));
    }

    private void isAt(String step, double part) {
        int now = (int) (100 * (step.startsWith("reading") ? part / 2 : (1 + part) / 2));
        if (now > percent) {
            percent = now;
            say("percent " + now);
        }
    }

    private void tell(Report report) {
        for (Report.Group group : report.groups()) {
            BlockedTask first = group.first();
            out.println(new JudgedTasks(
                            outcome(first.judgement()),
                            first.judgement().words(),
                            first.reason(),
                            first.path(),
                            group.retainedBytes(),
                            group.tasks().stream().map(BlockedTask::id).toList())
                    .line());
        }
        report.notes().forEach(note -> out.println("note " + note));
        say("objects " + report.objects());
    }

    private static Outcome outcome(Judgement judgement) {
        return switch (judgement) {
            case PROVEN -> Outcome.PROVEN;
            case EXCEPT_WEAKLY, EXCEPT_BY_INTERRUPT -> Outcome.EXCEPTED;
            case EXCEPT_AT_SHUTDOWN, SUSPECTED -> Outcome.UNSURE;
            case ALIVE -> Outcome.ALIVE;
        };
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
