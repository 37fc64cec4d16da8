/**
 * Measures what the agent costs: each benchmark runs in child JVMs without an agent, with an empty one and with this
 * one, in turn, and is judged by the ratios of such rounds.
 *
 * <p>{@link dev.stranded.benchmarks.Main} is the command, {@link dev.stranded.benchmarks.Suite} the list of what is
 * measured, {@link dev.stranded.benchmarks.Figures} the arithmetic.
 */
@NullMarked
package dev.stranded.benchmarks;

import org.jspecify.annotations.NullMarked;
