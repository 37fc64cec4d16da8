package dev.stranded.proof.attach;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Why a JVM can't be attached to, each in one sentence with what helps. */
final class Refusal {
    private Refusal() {}

    /** Why nobody can ask it anything; returns if nothing is known that keeps from it. */
    static void unlessReachable(JvmProcess process) throws AttachFailure {
        if (process.isOthers()) {
            throw ofAnotherUser(process);
        }
        if (process.isStopped()) {
            throw stopped(process);
        }
        if (process.root() != null && !Files.isDirectory(process.exchange(), LinkOption.NOFOLLOW_LINKS)) {
            throw new AttachFailure(cant(process) + ": " + process.exchange()
                    + " is missing or a link, and links are not followed out of a container; make it a folder, or run the"
                    + " command inside");
        }
    }

    /** The same of an attach, for which a signal is sent to it. */
    static void unlessReady(JvmProcess process) throws AttachFailure {
        unlessReachable(process);
        if (process.isOpenJ9()) {
            throw new AttachFailure(cant(process)
                    + ": it is an OpenJ9 JVM, and Stranded knows HotSpot's inside alone; run the application on an"
                    + " OpenJDK with HotSpot");
        }
        if (process.isTooOld()) {
            throw tooOld(process.pid(), process.javaVersion());
        }
        if (process.refusesAll()) {
            throw attachDisabled(process);
        }
        if (!Files.isWritable(process.exchange())) {
            throw new AttachFailure(cant(process) + ": " + process.exchange()
                    + ", through which JVMs let themselves be attached to, can't be written to; make it writable, or start"
                    + " the JVM with -javaagent");
        }
    }

    /** What an attempt failed of. */
    static AttachFailure of(JvmProcess process, Throwable cause) {
        if (!process.isAlive()) {
            return new AttachFailure("JVM " + process.pid() + " has ended meanwhile", cause);
        }
        if (process.isStopped()) {
            return stopped(process);
        }
        if (cause instanceof ClassNotFoundException) {
            return noAttachModule(cause);
        }
        String said = String.valueOf(cause.getMessage());
        if (said.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new AttachFailure(
                    cant(process) + ": " + process.exchange() + " is full (" + said + "); free some of it", cause);
        }
        return new AttachFailure(
                cant(process) + " (" + said
                        + "); it may have been started with -XX:+DisableAttachMechanism, hang, be no"
                        + " HotSpot JVM, or be unable to write to " + process.exchange()
                        + ". What needs no attach: start it with -javaagent, or have it write a heap dump by itself and"
                        + " give that file to prove",
                cause);
    }

    static AttachFailure ofAnotherUser(JvmProcess process) {
        String owner = process.userName();
        return new AttachFailure("process " + process.pid() + " is " + owner + "'s, and this user is "
                + System.getProperty("user.name", "?") + "; run the command as " + owner);
    }

    static AttachFailure ofDeadSocket(JvmProcess process, Path file) {
        return new AttachFailure(cant(process) + ": a JVM that had the same process id and was killed has left " + file
                + ", which this user may not delete; have its owner or root delete it");
    }

    static AttachFailure tooOld(long pid, String version) {
        return new AttachFailure("JVM " + pid + " is Java " + version + "; it must be 17 or newer");
    }

    static AttachFailure noAttachModule(Throwable cause) {
        return new AttachFailure(
                "this Java runtime can't attach to others, for it lacks the module jdk.attach;"
                        + " run the command with the java of a JDK",
                cause);
    }

    /** It has said nothing for long. */
    static AttachFailure silent(JvmProcess process, long seconds) {
        return process.isStopped()
                ? stopped(process)
                : new AttachFailure(cant(process) + ": it has not answered for " + seconds
                        + " s, so it hangs or is very busy; try again, and if that is no different, look at it with a"
                        + " native debugger");
    }

    private static AttachFailure attachDisabled(JvmProcess process) {
        return new AttachFailure(cant(process)
                + ": it was started with -XX:+DisableAttachMechanism; start it again without that, or with -javaagent,"
                + " or have it write a heap dump by itself and give that file to prove");
    }

    private static AttachFailure stopped(JvmProcess process) {
        return new AttachFailure(cant(process) + ": it is stopped, by a signal or a debugger; kill -CONT "
                + process.pid() + " lets it go on");
    }

    private static String cant(JvmProcess process) {
        return "can't attach to JVM " + process.pid();
    }
}
