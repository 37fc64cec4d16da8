/**
 * Answers who asks on the agent's own host: the command line leaves a file, and the agent leaves another beside it. So
 * nothing has to be loaded into the JVM a second time, and no port is opened.
 */
@NullMarked
package dev.stranded.core.mailbox;

import org.jspecify.annotations.NullMarked;
