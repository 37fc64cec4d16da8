/**
 * Little programs that do one thing wrong, each beside a healthy twin of the same shape.
 *
 * <p>They run in child JVMs of their own, know nothing of the agent and use nothing but the JDK. A line that a test
 * looks for ends in a mark such as {@code // mark spawn in main}, which names the line and the method it is in.
 */
@NullMarked
package dev.stranded.testbed.programs;

import org.jspecify.annotations.NullMarked;
