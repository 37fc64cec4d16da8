package dev.stranded.core.mailbox;

/**
 * What somebody asks for.
 *
 * @param nonce tells it from all others, 32 hexadecimal digits
 * @param command what is to be done: the name of a {@link dev.stranded.wire.Question}
 */
public record Ask(String nonce, String command) {}
