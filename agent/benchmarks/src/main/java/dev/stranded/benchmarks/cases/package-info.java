/**
 * What is measured, as JMH benchmarks. They run in child JVMs with and without an agent and know nothing of either;
 * {@link dev.stranded.benchmarks.Suite} says under which flags and against which bar.
 */
@NullMarked
package dev.stranded.benchmarks.cases;

import org.jspecify.annotations.NullMarked;
