package dev.stranded.proof.attach;

import java.util.Optional;

/** Why a JVM can't be attached to, in one sentence with what helps. */
final class Refusal {
    private Refusal() {}

    static String sentence(long pid, Throwable cause) {
        String owner = ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::user)
                .orElse("");
        String self = Optional.ofNullable(System.getProperty("user.name")).orElse("");
        String why = "can't attach to JVM " + pid + " (" + cause.getMessage() + "); ";
        if (!owner.isEmpty() && !owner.equals(self) && !self.equals("root")) {
            return why + "it is " + owner + "'s and you are " + self + ": run the command as " + owner;
        }
        return why + "it may have been started with -XX:+DisableAttachMechanism, be stopped, or be no HotSpot JVM:"
                + " have it write a dump by itself, and give the file to this command";
    }
}
