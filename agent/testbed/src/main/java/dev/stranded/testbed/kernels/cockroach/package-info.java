/** Kernels of bugs that CockroachDB had. */
@NullMarked
package dev.stranded.testbed.kernels.cockroach;

import org.jspecify.annotations.NullMarked;
