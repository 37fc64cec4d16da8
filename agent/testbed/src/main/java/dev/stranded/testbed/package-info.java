/**
 * The harness for tests of the built agent: finds JDKs, runs programs in child JVMs under the agent's jar, and reads
 * what the agent writes about them.
 *
 * <p>Tests call it, in the test's own JVM. It knows the agent by its jar and by the protocol only.
 */
@NullMarked
package dev.stranded.testbed;

import org.jspecify.annotations.NullMarked;
