/** The same counter and the same hand-over by a lock, a queue and an atomic, measured against each other. */
@NullMarked
package dev.stranded.demo.contest;

import org.jspecify.annotations.NullMarked;
