/**
 * What exists and waits in this JVM, taken once a sample from what the JDK itself keeps and from the hooks' ledgers.
 *
 * <p>Everything here runs on the census thread. It calls no method of the application's objects and takes none of their
 * locks: sizes, states and owners are read from the fields of the JDK's classes.
 */
@NullMarked
package dev.stranded.core.census;

import org.jspecify.annotations.NullMarked;
