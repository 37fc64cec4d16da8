/**
 * What is reached from what lives: marks over the objects of a heap, the tasks that are blocked and what could release
 * them, and the fixed point of both. Where in doubt, a task is alive. One thread at a time.
 */
@NullMarked
package dev.stranded.proof.reach;

import org.jspecify.annotations.NullMarked;
