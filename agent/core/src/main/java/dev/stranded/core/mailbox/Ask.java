package dev.stranded.core.mailbox;

/**
 * What somebody asks for.
 *
 * @param nonce tells it from all others, 32 hexadecimal digits
 * @param command what is to be done
 */
public record Ask(String nonce, String command) {
    /** To be told the last look and all findings. */
    public static final String LOOK = "look";

    /** To be told every task with its stack. */
    public static final String THREADS = "threads";

    /** That the agent leaves. */
    public static final String DETACH = "detach";
}
