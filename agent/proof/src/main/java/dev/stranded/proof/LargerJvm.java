package dev.stranded.proof;

import dev.stranded.proof.dump.Amount;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same command once more, in a JVM that has memory enough for a dump, at a low priority where there is one. */
final class LargerJvm {
    private static final String MARK = "stranded.prove.larger";
    private static final String MAIN = "dev.stranded.premain.CommandEntry";
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int FAILED = 2;

    /** Tells the command's exit codes from those of a JVM that does not even start. */
    private static final int CODES = 100;

    /** How many bytes of a dump take one of memory, at worst. */
    private static final int BYTES_A_HEAP_BYTE = 6;

    private static final long LEAST_BYTES = 48L << 20;

    private final List<String> arguments;

    LargerJvm(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** What the process is to exit with, which may itself be such a larger JVM. */
    static int exitCode(int code) {
        return Boolean.getBoolean(MARK) ? CODES + code : code;
    }

    /**
     * Returns if this JVM has memory enough.
     *
     * @param dumpBytes the size of the dump, as far as is known
     * @throws HasJudged if another one had to do it
     */
    void judgeIfNeeded(long dumpBytes) throws ProveFailure, HasJudged {
        long needed = LEAST_BYTES + dumpBytes / BYTES_A_HEAP_BYTE;
        if (Runtime.getRuntime().maxMemory() < needed && !Boolean.getBoolean(MARK)) {
            throw new HasJudged(run(needed + needed / 2));
        }
    }

    private int run(long heapBytes) throws ProveFailure {
        try {
            Process process = new ProcessBuilder(command(heapBytes)).inheritIO().start();
            Thread atExit = new Thread(process::destroy, "stranded-larger-jvm-end");
            Runtime.getRuntime().addShutdownHook(atExit);
            int exitCode = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(atExit);
            if (exitCode < CODES || exitCode > CODES + FAILED) {
                throw new ProveFailure("the JVM that was started to judge the dump failed (exit code " + exitCode
                        + "); it may use " + Amount.bytes(heapBytes)
                        + " of heap, which this machine or container may not have");
            }
            return exitCode - CODES;
        } catch (IOException e) {
            throw new ProveFailure(
                    "the dump needs more memory than this JVM may use, and a larger one could not be started (" + e
                            + "); start this one with -Xmx" + (heapBytes >> 20) + "m",
                    e);
        } catch (IllegalStateException e) {
            return FAILED; // This JVM was told to end meanwhile.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private List<String> command(long heapBytes) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.add(NICE.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add("-Xmx" + (heapBytes >> 20) + "m");
        command.add("-D" + MARK + "=true");
        String classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator)) {
            command.addAll(List.of("-cp", classPath, MAIN));
        } else {
            command.addAll(List.of("-jar", classPath));
        }
        command.addAll(arguments);
        return command;
    }

    /** What this JVM was started with, less the sizes of its memory. */
    private static List<String> options() {
        try {
            return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> !option.startsWith("-Xm"))
                    .toList();
        } catch (NoClassDefFoundError e) {
            return List.of(); // A small Java runtime does not tell.
        }
    }

    /** The larger JVM has printed what there is to say. */
    static final class HasJudged extends Exception {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        private HasJudged(int exitCode) {
            super("judged in a larger JVM", null, false, false);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}
