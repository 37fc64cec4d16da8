/**
 * Where hooks go and how they get there: a table of places in the JDK, and a class file transformer that pastes a call
 * to {@link dev.stranded.bootstrap.Hooks} there.
 *
 * <p>All of it runs before {@code main}, because queues and executors made by the first lines of a program matter as
 * much as later ones. It therefore uses the ASM inside Byte Buddy and not its {@code Advice}, whose type machinery
 * takes several times as long as a JVM's start; and no lambdas, whose linking takes long, too.
 */
@NullMarked
package dev.stranded.core.hook;

import org.jspecify.annotations.NullMarked;
