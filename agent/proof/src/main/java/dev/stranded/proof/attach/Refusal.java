package dev.stranded.proof.attach;

import org.jspecify.annotations.Nullable;

/** Why a JVM can't be attached to, in one sentence with what helps. */
final class Refusal {
    private Refusal() {}

    static String sentence(long pid, Throwable cause) {
        String others = ofAnotherUser(pid);
        return others != null
                ? others
                : "can't attach to JVM " + pid + " (" + cause.getMessage()
                        + "); it may have been started with -XX:+DisableAttachMechanism, be stopped, or be no HotSpot JVM:"
                        + " have it write a dump by itself, and give the file to this command";
    }

    /** That a process belongs to a user whose JVMs this one may not ask; null if it does not. */
    static @Nullable String ofAnotherUser(long pid) {
        String owner = ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::user)
                .orElse("");
        String self = System.getProperty("user.name", "");
        return owner.isEmpty() || owner.equals(self) || self.equals("root")
                ? null
                : "process " + pid + " is " + owner + "'s, and this user is " + self + "; run the command as " + owner;
    }
}
