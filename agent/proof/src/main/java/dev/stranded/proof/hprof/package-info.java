/**
 * From the bytes of a heap dump to its records: the file, mapped, and one pass over it. Nothing is kept but what a
 * visitor keeps. One thread at a time.
 */
@NullMarked
package dev.stranded.proof.hprof;

import org.jspecify.annotations.NullMarked;
