/**
 * Kernels of bugs that large Go projects had: those of GoBench (<i>GoBench: a benchmark suite of real-world Go
 * concurrency bugs</i>, CGO 2021) that block, written anew in Java from their descriptions.
 *
 * <p>A queue stands for a channel, without a place to lie in where the channel had no buffer; a latch for a channel
 * that is only ever closed and for a wait group; a lock, a monitor or a semaphore of one permit for a mutex. A mutex in
 * Go is not reentrant, so where a task is in its own way, the Java lock is one that is not either.
 *
 * <p>{@link dev.stranded.testbed.programs.KernelRun} runs them in a JVM of its own.
 * {@link dev.stranded.testbed.kernels.KernelCase} says what a test is to expect of each; the kernels know nothing of
 * it.
 */
@NullMarked
package dev.stranded.testbed.kernels;

import org.jspecify.annotations.NullMarked;
