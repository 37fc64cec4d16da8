/**
 * What code pasted into the JDK's own classes may call, and the ledgers it writes to.
 *
 * <p>These classes are defined into the boot loader's unnamed module, so they know {@code java.base} and nothing else.
 * They run on any thread of the application, inside {@code Thread.start} and {@code java.util.concurrent}, possibly
 * while a lambda is being linked: no lambdas, no method references, no records, no string concatenation by
 * {@code invokedynamic}; no lock, no logging, no clock. The core, in a loader of its own, reads and empties the ledgers
 * once a census.
 */
@NullMarked
package dev.stranded.bootstrap;

import org.jspecify.annotations.NullMarked;
