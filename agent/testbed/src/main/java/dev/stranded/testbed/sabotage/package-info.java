/**
 * What breaks an agent on purpose: an agent of its own that changes the classes of the one under test, or the JDK's
 * before that one does, and sinks that behave badly.
 *
 * <p>It is found on the class path of the program, as is the byte code library that it uses.
 */
@NullMarked
package dev.stranded.testbed.sabotage;

import org.jspecify.annotations.NullMarked;
