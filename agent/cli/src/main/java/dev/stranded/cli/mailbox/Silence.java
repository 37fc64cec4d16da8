package dev.stranded.cli.mailbox;

import dev.stranded.proof.attach.JvmProcess;

/** No answer came in time. */
final class Silence extends NoReply {
    private static final long serialVersionUID = 1L;

    Silence(JvmProcess process) {
        super("JVM " + process.pid()
                + " does not answer; Stranded may not be in it, or of a version that answers nobody,"
                + " or be unable to write to " + process.exchange() + ", or the JVM is very busy or hangs: try again");
    }
}
