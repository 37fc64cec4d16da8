/** Asks an agent that is in another JVM, by files in that JVM's folder for temporary ones, and reads its answers. */
@NullMarked
package dev.stranded.cli.mailbox;

import org.jspecify.annotations.NullMarked;
