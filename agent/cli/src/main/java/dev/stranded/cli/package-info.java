/**
 * The command line of the agent's jar: what {@code java -jar stranded-agent.jar} does. A class for each command; it
 * runs on the isolated loader of the asker's JVM, and nothing of it is ever loaded into a JVM that is watched.
 */
@NullMarked
package dev.stranded.cli;

import org.jspecify.annotations.NullMarked;
