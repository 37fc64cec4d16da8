/** Kernels of bugs that Moby, which is Docker's engine had. */
@NullMarked
package dev.stranded.testbed.kernels.moby;

import org.jspecify.annotations.NullMarked;
