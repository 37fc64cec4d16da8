/** Heap dump in, verdicts with reasons out: which blocked tasks nothing that lives can ever release. */
@NullMarked
package dev.stranded.proof;

import org.jspecify.annotations.NullMarked;
