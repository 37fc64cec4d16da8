/** Stages, each with its task, and a bounded channel between each two; and what happens when one of them is gone. */
@NullMarked
package dev.stranded.demo.pattern.pipeline;

import org.jspecify.annotations.NullMarked;
